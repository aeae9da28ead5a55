#include "tests/literals/pairs.h"

using keyref::literals::read_yaml;
using keyref::test::check_pairs;

TEST_CASE("YAML: commands in block scalars, each value at its place") {
  check_pairs(read_yaml, "job.yaml", "literal-in-manifest",
              {
                  {"args:\n  - -c\n  - |\n    set -e\n    tool --token «x1» \\\n      --password=«p1»\n",
                   {"--token=x1 sink", "--password=p1 sink"}},
                  {"run: >-\n  export DB_PASSWORD=«x1»\n  make\n", {"DB_PASSWORD=x1"}},
              });
}

TEST_CASE("YAML: variables in lists, in quotes or not") {
  check_pairs(read_yaml, "compose.yml", "literal-in-manifest",
              {
                  {"environment:\n- DB_PASSWORD=«x1»\n- TOKEN=\"«y»\"\n- A=\n- B=''\n",
                   {"DB_PASSWORD=x1 literal-env-value", "TOKEN=y literal-env-value"}},
              });
}

TEST_CASE("YAML: assignments in one text") {
  check_pairs(
      read_yaml, "ci.yml", "literal-in-manifest",
      {
          {"secrets: |\n  NPM_TOKEN=«x1»\n  # one more\n  DB_PASSWORD=«y»\n", {"NPM_TOKEN=x1", "DB_PASSWORD=y"}},
          {"secret: |\n  password=«x1»\n  more\n", {"password=x1"}},
      });
}

TEST_CASE("YAML: an assignment in a block scalar") {
  check_pairs(read_yaml, "ci.yml", "literal-in-manifest",
              {{"repo_secrets: |\n  PUBLIC_KEY=acme:public_key\nsecret: |\n  «YWJj=»\n", {"secret=YWJj="}}});
}

TEST_CASE("YAML: tasks of Ansible") {
  check_pairs(read_yaml, "tasks.yml", "literal-in-manifest",
              {{"- shell: mysql -p«x1»\n- ansible.builtin.command: curl -u ada:«y» https://acme.io\n",
                {"-p=x1 sink", "-u=y sink"}}});
}

TEST_CASE("YAML: what is commented out") {
  check_pairs(read_yaml, "values.yaml", "literal-in-manifest",
              {{"auth: {}\n  # password: «x1»\nb: c # password: y\n", {"password=x1 comment"}}});
}

TEST_CASE("YAML: examples in descriptions") {
  check_pairs(read_yaml, "crd.yaml", "literal-in-manifest",
              {{"description: |\n  For example:\n  password: «x1»\n", {"password=x1 comment"}}});
}

TEST_CASE("YAML: a Secret's values and files") {
  check_pairs(
      read_yaml, "secret.yaml", "committed-secret",
      {
          {"apiVersion: v1\nkind: Secret\nstringData:\n  config: '{\"tls\": {\"insecure\": false}}'\n", {}},
          {"apiVersion: v1\nkind: Secret\nstringData:\n  config: '{\"password\": \"«x1»\"}'\n", {"password=x1"}},
          {"apiVersion: v1\nkind: Secret\nstringData:\n  app.properties: |\n    port=«80»\n    db.password=«x1»\n",
           {"port=80", "db.password=x1"}},
          {"apiVersion: v1\nkind: Secret\nstringData:\n  password: |\n    «x1»\n", {"password=x1 sink"}},
      });
}

TEST_CASE("YAML: files that are made from another, or kept as one") {
  const auto alike = [](const char* a, const char* b) {
    return keyref::literals::format_of(a) == keyref::literals::format_of(b);
  };
  CHECK(alike("charts/a/values.yaml.tmpl", "values.yaml"));
  CHECK(alike("golden/rendered.yaml.out", "values.yaml"));
  CHECK(alike("app.properties.j2", "app.properties"));
  CHECK(alike("NOTES.txt.tpl", "NOTES.txt"));
}
