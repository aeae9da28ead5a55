#include "linter/base/base64.h"

#include <doctest/doctest.h>

using namespace keyref;

TEST_CASE("base64: padding is needed, line breaks are not in the way") {
  CHECK(decode_base64("Zm9vYmE=") == "fooba");
  CHECK(decode_base64("Zm9v\nYmE=\n") == "fooba");
  CHECK(decode_base64("") == "");
  for (const char* text : {"Zm9vYmE", "Zm9v=YmE", "Zm9v-_==", "Z===", "Zm9v!"}) CHECK_FALSE(decode_base64(text));
}

TEST_CASE("base64 of URLs: padding may stand there") {
  CHECK(decode_base64url("Zm9vYmE") == "fooba");
  CHECK(decode_base64url("Zm9vYmE=") == "fooba");
  CHECK(decode_base64url("_-8") == "\xff\xef");
  CHECK_FALSE(decode_base64url("Zm9v+").has_value());
}
