#include "linter/source/decode.h"

#include <doctest/doctest.h>

namespace keyref {
namespace {

std::string decoded(std::string bytes) {
  std::string text;
  Decoder().decode(bytes, true, text);
  CHECK(bytes.empty());
  return text;
}

TEST_CASE("lines end at LF or CRLF") {
  CHECK(decoded("a\rb\r\nc\r\rd\r") == "a\nb\r\nc\n\nd\n");
  CHECK(decoded(std::string("\xFF\xFE\r\0a\0\r\0\n\0", 10)) == "\na\r\n");
}

TEST_CASE("marks are taken away, and what is no text stays") {
  CHECK(decoded("\xEF\xBB\xBF\xEF\xBB\xBFx") == "\xEF\xBB\xBFx");
  CHECK(decoded("\xFF\xC3(") == "\xFF\xC3(");
  CHECK(decoded("\xFE\xFF").empty());
  CHECK(decoded(std::string("\xFE\xFF\xD8\x3D\0", 5)) == "\xEF\xBF\xBD");
}

TEST_CASE("what the bytes end in the middle of waits for the next ones") {
  Decoder decoder;
  std::string text;
  for (const char* part : {"a\r", "\n\r", "b\r"}) {
    std::string bytes = (text.empty() ? "" : "\r") + std::string(part);
    decoder.decode(bytes, false, text);
    CHECK(bytes == "\r");
  }
  std::string rest = "\r";
  decoder.decode(rest, true, text);
  CHECK(text == "a\r\n\nb\n");
}

}  // namespace
}  // namespace keyref
