#include "linter/syntax/scalar_type.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/syntax/parsed.h"

using keyref::ScalarType;

namespace {

/// The type of a value, as written behind `value: `.
std::string type_of(const std::string& written) {
  const keyref::test::Parsed parsed("value: " + written + "\n");
  switch (keyref::scalar_type(*parsed.root().find("value"))) {
    case ScalarType::string:
      return "string";
    case ScalarType::null:
      return "null";
    case ScalarType::boolean:
      return "boolean";
    case ScalarType::integer:
      return "integer";
    case ScalarType::floating:
      return "floating";
  }
  return "none";
}

template <std::size_t N>
void check_all(const char* const (&written)[N], const std::string& type) {
  for (const char* const each : written) {
    CAPTURE(std::string(each));
    CHECK(type_of(each) == type);
  }
}

}  // namespace

TEST_CASE("YAML 1.1's booleans, in their three spellings") {
  check_all({"y", "Y", "yes", "Yes", "YES", "true",  "True",  "TRUE",  "on",  "On",  "ON",
             "n", "N", "no",  "No",  "NO",  "false", "False", "FALSE", "off", "Off", "OFF"},
            "boolean");
  check_all({"yEs", "tRUE", "oN", "nO", "yeah", "t", "f", "enabled"}, "string");
}

TEST_CASE("null") {
  check_all({"", "~", "null", "Null", "NULL"}, "null");
  check_all({"nil", "none", "nULL", "~ ~"}, "string");
}

TEST_CASE("integers of four bases") {
  check_all({"0", "5", "-5", "+5", "1_000", "8080", "0x1F", "0X1f", "-0x1F", "0b101", "-0b101", "0o17", "017", "-017"},
            "integer");
  check_all({"18446744073709551615", "-9223372036854775808"}, "integer");
}

TEST_CASE("what only looks like an integer") {
  check_all({"+", "--5", "+-5", "0x", "0b", "0xG", "0b12", "5a", "5 5", "_5", "1,000", "0x1.8", "1:30"}, "string");
}

TEST_CASE("digits that are no octal number are a float, as Go reads them") {
  check_all({"08", "09.0", "0899"}, "floating");
}

TEST_CASE("numbers beyond 64 bits are floats") {
  check_all({"18446744073709551616", "-9223372036854775809", "99999999999999999999999"}, "floating");
}

TEST_CASE("floats") {
  check_all({"1.5", "-1.5", "+1.5", ".5", "-.5", "5.", "1e3", "1E3", "1.5e-3", "1e+3", "1_000.5", "685_230.15"},
            "floating");
  check_all({".inf", ".Inf", ".INF", "+.inf", "-.INF", ".nan", ".NaN", ".NAN"}, "floating");
}

TEST_CASE("a number beyond a double's range is a string, one below it is zero") {
  check_all({"1e308", "1e-400", "-1e-400", ".1e309"}, "floating");
  check_all({"1e400", "-1e400", "1e309", ".1e400", "1_0e400"}, "string");
}

TEST_CASE("what only looks like a float") {
  check_all({".", "-.", "1e", "1e+", "e3", "1.2.3", "1.5f", ".iNF", "inf", "NaN", "..5", ".5_0", "1e3.5"}, "string");
}

TEST_CASE("dates and versions are strings") {
  check_all({"2026-11-20", "2026-11-20T10:00:00Z", "10.0.0.1", "1.2.3-rc1", "v1", "12:30:45"}, "string");
}

TEST_CASE("whatever is quoted or a block is a string") {
  check_all({"'5'", "\"true\"", "''", "'~'", "|\n  5", ">-\n  true"}, "string");
}

TEST_CASE("a tag decides") {
  check_all({"!!str 5", "!!str true", "!!str", "! 5", "!own 5", "!!binary aGk="}, "string");
  CHECK(type_of("!!int '5'") == "integer");
  CHECK(type_of("!!float 5") == "floating");
  CHECK(type_of("!!bool 'yes'") == "boolean");
  CHECK(type_of("!!null ''") == "null");
}

TEST_CASE("an alias has the type of what it names") {
  const keyref::test::Parsed parsed("a: &number 5\nb: &text '5'\nc: *number\nd: *text\n");
  CHECK(keyref::scalar_type(*parsed.root().find("c")) == ScalarType::integer);
  CHECK(keyref::scalar_type(*parsed.root().find("d")) == ScalarType::string);
}
