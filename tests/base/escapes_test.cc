#include "linter/base/escapes.h"

#include <doctest/doctest.h>

using namespace keyref;

TEST_CASE("escapes in quotes") {
  CHECK(without_escapes("a\\n\\t\\r\\\"\\\\b") == "a\n\t\r\"\\b");
  CHECK(without_escapes("\\u00e4\\u20AC") == "ä€");
  CHECK(without_escapes("\\u12 \\q \\") == "u12 q \\");
  CHECK(without_escapes("") == "");
}
