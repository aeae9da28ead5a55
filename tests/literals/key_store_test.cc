#include "linter/literals/key_store.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace keyref::literals {
namespace {

using namespace std::string_view_literals;

TEST_CASE("Java's key stores are told where their first entry is a key") {
  const auto key = key_store(7, "\xFE\xED\xFE\xED\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\x03web"sv);
  REQUIRE(key);
  CHECK(key->rule == "private-key");
  CHECK(key->place == Place{7, {0, 0}});
  CHECK(key_store(0, "\xCE\xCE\xCE\xCE\0\0\0\x02\0\0\0\x01\0\0\0\x03\0\x03web"sv));
  CHECK(!key_store(0,
                   "\xFE\xED\xFE\xED\0\0\0\x02\0\0\0\x01\0\0\0\x02\0\x02"
                   "ca"sv));
  CHECK(!key_store(0, "\xFE\xED\xFE\xED"sv));
}

TEST_CASE("two stores at one address are told apart") {
  constexpr std::string_view kHead = "\xFE\xED\xFE\xED\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\x03"sv;
  const auto hash = [&](std::string_view rest) { return key_store(0, std::string(kHead) + std::string(rest))->hash; };
  CHECK(hash("one") == hash("one"));
  CHECK(hash("one") != hash("two"));
}

TEST_CASE("PKCS#12") {
  CHECK(key_store(0, "\x30\x82\x0a\x06\x02\x01\x03\x30\x82\x09\xbc\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0"sv));
  CHECK(key_store(0, "\x30\x80\x02\x01\x03\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"sv));
  CHECK(!key_store(0, "\x30\x82\x02\x01\x03"sv));
  CHECK(!key_store(0, "0 of 3"sv));
  CHECK(!key_store(0, ""sv));
}

}  // namespace
}  // namespace keyref::literals
