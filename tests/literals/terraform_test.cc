#include "tests/literals/pairs.h"

using keyref::literals::read_terraform;

TEST_CASE("Terraform: attributes, variables and objects") {
  keyref::test::check_pairs(
      read_terraform, "main.tf", "terraform-secret",
      {
          {"resource \"a\" \"b\" {\n  password = \"«letmein1»\"\n  port = 5432\n}\n", {"password=letmein1"}},
          {"variable \"db_password\" {\n  type = string\n  default = \"«x1»\"\n}\n", {"db_password=x1", "default=x1"}},
          {"locals {\n  pw = \"«x1»\"\n}\nresource \"a\" \"b\" {\n  password = local.pw\n}\n",
           {"password=x1", "pw=x1"}},
          {"resource \"a\" \"b\" {\n  env {\n    name = \"«DB_PASSWORD»\"\n    value = \"«x1»\"\n  }\n}\n",
           {"name=DB_PASSWORD", "DB_PASSWORD=x1", "value=x1"}},
          {"x = jsonencode({ token = \"«a»\", \"api-key\" : \"«b»\" })\n", {"token=a", "api-key=b"}},
          {"x = [{ name = \"«TOKEN»\", value = sensitive(\"«a»\") }]\n", {"name=TOKEN", "TOKEN=a", "value=a"}},
          {"provider \"a\" {\n  token = \"«a»\"\n  key = var.x\n  secrets = [\"«b»\", \"«c»\"]\n}\n",
           {"token=a", "secrets=b", "secrets=c"}},
          {"password = \"«a\\\"b»\"\ntoken = \"«${var.x}»\"\nkey = file(\"a.pem\")\n",
           {"password=a\"b", "token=${var.x}"}},
          {"password = var.x != \"\" ? var.x : \"«d»\"\n", {"password=d"}},
          {"# password = \"«old»\"\n/* token = '«t»'\n*/\n", {"password=old comment", "token=t comment"}},
      });
}

TEST_CASE("Terraform: heredocs") {
  keyref::test::check_pairs(read_terraform, "main.tf", "terraform-secret",
                            {
                                {"password = <<EOT\n«letmein1»\nEOT\n", {"password=letmein1"}},
                                {"user_data = <<-EOT\n«  #!/bin/sh\n  export TOKEN=abc»\n  EOT\n",
                                 {"user_data=  #!/bin/sh\n  export TOKEN=abc", "TOKEN=abc"}},
                            });
}

TEST_CASE("Terraform: hostile input") {
  constexpr std::size_t kSize = 100'000;  // the grammar reads 1 MB of it in 1 s
  keyref::test::check_hostile(
      read_terraform, "main.tf",
      {"a = \"", "a {\n", "a = [", "a = f(", "a = <<A\n", "a = \"x\"\n", "{", std::string("\0", 1)}, kSize);
}
