#include "linter/terraform/text.h"

#include <doctest/doctest.h>

#include <string>

using keyref::mask_interpolations;

TEST_CASE("what is filled in becomes a word of the same length") {
  CHECK(mask_interpolations("a: ${var.x}\n") == "a: ${var.x}\n");
  CHECK(mask_interpolations("a: ${x ? \"b: c\" : d}-e\n") == "a: ${x____b__c____d}-e\n");
  CHECK(mask_interpolations("a: ${f({b = \"}\"})} # c\n") == "a: ${f__b________} # c\n");
  CHECK(mask_interpolations("a: ${x}${y[0]}\n") == "a: ${x}${y_0_}\n");
}

TEST_CASE("a line that is filled in as a whole is a comment") {
  CHECK(mask_interpolations("a:\n  ${indent(2, x)}\nb: c\n") == "a:\n  #{indent_2__x_}\nb: c\n");
  CHECK(mask_interpolations("${x}") == "#{x}");
  CHECK(mask_interpolations("- ${x}\n") == "- ${x}\n");
}

TEST_CASE("a directive is blank") {
  CHECK(mask_interpolations("%{ if x ~}\na: b\n%{ endif }\n") == "          \na: b\n          \n");
}

TEST_CASE("what is escaped or has no end is text") {
  for (const char* text : {"a: $${x y}\n", "a: %%{x y}\n", "a: ${x y\n", "a: $x %y $\n", "a: 5%"}) {
    CAPTURE(std::string(text));
    CHECK(mask_interpolations(text) == text);
  }
}
