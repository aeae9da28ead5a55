#include "linter/base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using keyref::append_utf8;
using keyref::CodePoint;
using keyref::decode_utf8;
using keyref::replace_invalid_utf8;

namespace {

/// The first and the last code point of each length, and what stands around the surrogates.
const std::vector<std::uint32_t> kEdges = {0x00,   0x41,   0x7F,   0x80,   0x7FF,   0x800,
                                           0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};

/// What is no UTF-8, though it looks like it at first.
const std::vector<std::string> kInvalid = {
    "\x80",              // a continuation alone
    "\xbf",              //
    "\xc0\x80",          // overlong NUL
    "\xc1\xbf",          // overlong DEL
    "\xe0\x80\xaf",      // overlong slash
    "\xe0\x9f\xbf",      // overlong U+07FF
    "\xf0\x8f\xbf\xbf",  // overlong U+FFFF
    "\xed\xa0\x80",      // first surrogate
    "\xed\xbf\xbf",      // last surrogate
    "\xf4\x90\x80\x80",  // beyond U+10FFFF
    "\xf8\x88\x80\x80",  // five bytes, as UTF-8 once had
    "\xfe",              //
    "\xff",              //
    "\xc3",              // breaks off
    "\xe2\x82",          //
    "\xf0\x9f\x98",      //
    "\xc3(",             // goes on with something else
    "\xe2\x82(",         //
};

}  // namespace

TEST_CASE("what is written is read again") {
  for (const std::uint32_t point : kEdges) {
    CAPTURE(point);
    std::string text = "x";
    append_utf8(text, point);
    const CodePoint read = decode_utf8(text + "y", 1);
    CHECK(read.valid);
    CHECK(read.value == point);
    CHECK(read.length == text.size() - 1);
  }
}

TEST_CASE("characters have the bytes that a compiler gives them") {
  std::string text;
  for (const std::uint32_t point : {0x41U, 0xE9U, 0x20ACU, 0x1F600U}) append_utf8(text, point);
  CHECK(text == "A\u00E9\u20AC\U0001F600");
}

TEST_CASE("a byte that is no UTF-8 is taken alone") {
  for (const std::string& text : kInvalid) {
    CAPTURE(text.size());
    CAPTURE(static_cast<unsigned>(static_cast<unsigned char>(text[0])));
    const CodePoint read = decode_utf8(text, 0);
    CHECK_FALSE(read.valid);
    CHECK(read.length == 1);
    CHECK(read.value == static_cast<unsigned char>(text[0]));
  }
}

TEST_CASE("a character at the end of a view does not borrow what stands behind it") {
  const std::string_view euro = "\u20AC";
  CHECK(decode_utf8(euro, 0).valid);
  CHECK_FALSE(decode_utf8(euro.substr(0, 2), 0).valid);
}

TEST_CASE("bytes that are no UTF-8 become replacement characters, one each") {
  CHECK(replace_invalid_utf8("caf\xe9!") == "caf\uFFFD!");
  CHECK(replace_invalid_utf8("\xc0\x80") == "\uFFFD\uFFFD");
  CHECK(replace_invalid_utf8("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(replace_invalid_utf8("\xe2\x82") == "\uFFFD\uFFFD");
}

TEST_CASE("valid text is not changed") {
  for (const char* text : {"", "plain", "größe", "秘密 😀", "\uFFFD"}) {
    CAPTURE(std::string(text));
    CHECK(replace_invalid_utf8(text) == text);
  }
}

TEST_CASE("what was replaced is valid") {
  for (const std::string& text : kInvalid) {
    const std::string valid = replace_invalid_utf8(text);
    for (std::size_t at = 0; at < valid.size(); at += decode_utf8(valid, at).length)
      CHECK(decode_utf8(valid, at).valid);
  }
}
