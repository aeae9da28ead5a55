#include "linter/base/text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/base/utf8.h"

using keyref::count_code_points;
using keyref::enumerate;
using keyref::equals_ignoring_case;
using keyref::escape_controls;
using keyref::is_at_or_below;
using keyref::is_below;
using keyref::split;
using keyref::to_lower;
using keyref::trim;

namespace {

std::vector<std::string> parts(std::string_view text, char separator) {
  std::vector<std::string> copies;
  for (const std::string_view part : split(text, separator)) copies.emplace_back(part);
  return copies;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a list of words reads as a person writes it") {
  CHECK(enumerate({}).empty());
  CHECK(enumerate({"dev"}) == "dev");
  CHECK(enumerate({"dev", "rc"}) == "dev and rc");
  CHECK(enumerate({"dev", "rc", "prod"}) == "dev, rc and prod");
  CHECK(enumerate({"dev", "rc", "sandbox", "prod"}) == "dev, rc, sandbox and prod");
  CHECK(enumerate({"dev", "rc", "prod"}, "or") == "dev, rc or prod");
}

TEST_CASE("a folder holds what is below it, and not what begins alike") {
  CHECK(is_below("web/a", "web"));
  CHECK(is_below("web", ""));
  CHECK_FALSE(is_below("web", "web"));
  CHECK_FALSE(is_below("website/a", "web"));
  CHECK(is_at_or_below("web", "web"));
  CHECK(is_at_or_below("web/", "web"));
  CHECK(is_at_or_below("web", "web/"));
  CHECK(is_at_or_below("/web", "/"));
  CHECK(is_at_or_below("/", "/"));
  CHECK_FALSE(is_at_or_below("website", "web/"));
  CHECK_FALSE(is_at_or_below("/", "/web"));
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(parts("a/b/c", '/') == Words{"a", "b", "c"});
  CHECK(parts("a", '/') == Words{"a"});
  CHECK(parts("", '/') == Words{""});
  CHECK(parts("/", '/') == Words{"", ""});
  CHECK(parts("//a/", '/') == Words{"", "", "a", ""});
}

TEST_CASE("trimming takes white space at the ends only") {
  CHECK(trim(" \t\r\n a  b \n") == "a  b");
  CHECK(trim("").empty());
  CHECK(trim(" \t\r\n").empty());
  CHECK(trim("a") == "a");
}

TEST_CASE("case is ASCII's; other letters stay as they are") {
  CHECK(to_lower("DB_Url-09") == "db_url-09");
  CHECK(to_lower("ÄÖ") == "ÄÖ");
  CHECK(equals_ignoring_case("PROD", "prod"));
  CHECK(equals_ignoring_case("", ""));
  CHECK_FALSE(equals_ignoring_case("prod", "prod-2"));
  CHECK_FALSE(equals_ignoring_case("[", "{"));
}

TEST_CASE("what a terminal would act on is shown as an escape") {
  CHECK(escape_controls("\x1b[31mred") == "\\x1b[31mred");
  CHECK(escape_controls("a\tb\r\n") == "a\\x09b\\x0d\\x0a");
  CHECK(escape_controls("\x7f") == "\\x7f");
  CHECK(escape_controls(std::string("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("C1 controls act on terminals, in one byte or in two") {
  CHECK(escape_controls("\u009b31m") == "\\x9b31m");
  CHECK(escape_controls("\x9b"
                        "31m") == "\\x9b31m");
}

TEST_CASE("characters that turn the direction of text are shown") {
  std::string overridden = "a";
  keyref::append_utf8(overridden, 0x202E);  // one in a literal would turn this file's text
  CHECK(escape_controls(overridden + "b") == "a\\u202eb");
  CHECK(escape_controls("\u2066x\u2069") == "\\u2066x\\u2069");
  CHECK(escape_controls("\u200F\u061C") == "\\u200f\\u061c");
}

TEST_CASE("bytes that are no UTF-8 are shown each") {
  CHECK(escape_controls("caf\xe9") == "caf\\xe9");
  CHECK(escape_controls("\xc0\x80") == "\\xc0\\x80");
  CHECK(escape_controls("\xe2\x82") == "\\xe2\\x82");
}

TEST_CASE("all other text stays") {
  for (const char* text : {"", "secret-name_1.x", "größe", "秘密", "😀", "a\u00A0b", "\\x1b"}) {
    CAPTURE(std::string(text));
    CHECK(escape_controls(text) == text);
  }
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("größe") == 5);
  CHECK(count_code_points("😀秘") == 2);
  CHECK(count_code_points("a\xff\xfe") == 3);
  CHECK(count_code_points("\xe2\x82") == 2);
}
