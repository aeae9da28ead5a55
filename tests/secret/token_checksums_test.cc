#include "linter/secret/token_checksums.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/secret/made_tokens.h"
#include "tests/secret/token_shapes.h"

using namespace keyref;
using test::TokenMaker;

namespace {

std::string hex_of(const std::array<unsigned char, 32>& digest) {
  std::string text;
  for (const unsigned char byte : digest) text += in_digits(byte, "0123456789abcdef", 2);
  return text;
}

}  // namespace

TEST_CASE("digests are those of their standards") {
  CHECK(crc32("123456789") == 0xcbf43926U);
  CHECK(crc32("") == 0);
  CHECK(hex_of(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex_of(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex_of(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex_of(sha256(std::string(1000000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("encodings are those of RFC 4648 and of Bitcoin") {
  CHECK(to_base32("foobar") == "MZXW6YTBOI");
  CHECK(to_base32("fooba") == "MZXW6YTB");
  CHECK(from_base32("MZXW6YTBOI") == "foobar");
  CHECK_FALSE(from_base32("MZX1").has_value());
  CHECK(from_base58("2NEpo7TZRRrLZSi2U") == "Hello World!");
  CHECK(from_base58("1112") == std::string("\0\0\0\1", 4));
  CHECK_FALSE(from_base58("0").has_value());
  CHECK(in_digits(0, kBase62, 6) == "000000");
  CHECK(in_digits(61 + 62, kBase62, 1) == "1z");
}

TEST_CASE("a wrong checksum is seen, and the token still found") {
  TokenMaker maker(11);
  for (std::size_t i = 0; i < token_formats().size(); ++i) {
    const TokenFormat& format = token_formats()[i];
    if (format.checksum == TokenChecksum::none || format.checksum == TokenChecksum::jwt) continue;
    std::string token = maker.make(format, test::token_shapes()[i]);
    CAPTURE(format.name);
    CHECK(checksum_holds(format, token));
    char& changed = token[format.literal.size() + 8];
    changed = changed == 'a' ? 'b' : 'a';
    CHECK_FALSE(checksum_holds(format, token));
    const auto match = token_of(token, 0);
    REQUIRE(match.has_value());
    CHECK(match->format->name == format.name);
    CHECK(match->checksum_failed);
  }
}

TEST_CASE("a JWT tells when it expires, and whose it is") {
  TokenMaker maker(12);
  const std::string token = maker.jwt(R"({"sub":"a","nested":{"exp":5},"exp":1700000000})");
  CHECK_FALSE(token_of(token, 1699999999)->expired);
  CHECK(token_of(token, 1700000001)->expired);
  CHECK_FALSE(token_of(maker.jwt(R"({"sub":"a"})"), 1700000001)->expired);
  CHECK(token_of(maker.jwt(R"({"expiresOn":1700000000123})"), 1700000001)->expired);
  CHECK_FALSE(token_of(maker.jwt(R"({"expiresOn":1700000000123})"), 1699999999)->expired);
  CHECK(token_of(token, 0)->format->provider == "jwt");
  CHECK(token_of(maker.jwt(R"({"iss":"kubernetes/serviceaccount"})"), 0)->format->provider == "kubernetes");
  CHECK(token_of(maker.jwt(R"({"iss":"https://c","kubernetes.io":{"namespace":"a"}})"), 0)->format->provider ==
        "kubernetes");
  CHECK(token_of(maker.jwt(R"({"sub":"1234567890","name":"John Doe"})"), 0)->is_example);
}

TEST_CASE("what only looks like a JWT fails its checksum") {
  TokenMaker maker(13);
  const auto failed = [&](std::string_view payload) {
    const auto match = token_of(maker.jwt(payload), 0);
    REQUIRE(match.has_value());
    return match->checksum_failed;
  };
  CHECK_FALSE(failed(R"({"a":"\"}","b":[{"c":null}]})"));
  CHECK(failed(R"({"a":["b"})"));
  CHECK(failed(R"({"a":"b)"));
  CHECK(failed(R"({"a":}})"));
  CHECK(failed(R"({"a":b?})"));
  CHECK(failed("{\"a\":" + std::string(4000, '[') + "}"));
}

TEST_CASE("a mnemonic proves itself, and well-known ones are examples") {
  TokenMaker maker(14);
  const auto words = [](const std::string& word, std::size_t count, const std::string& last) {
    std::string text;
    while (count-- > 0) text.append(word).append(" ");
    return text + last;
  };
  const std::string hardhat = words("test", 11, "junk");
  CHECK(mnemonic_shape(hardhat) == MnemonicShape::valid);
  CHECK(token_of(hardhat, 0)->is_example);
  CHECK(mnemonic_shape(words("abandon", 11, "about")) == MnemonicShape::valid);
  CHECK(mnemonic_shape(words("abandon", 23, "art")) == MnemonicShape::valid);
  CHECK(mnemonic_shape(words("abandon", 11, "abandon")) == MnemonicShape::wrong_checksum);
  CHECK(mnemonic_shape(words("abandon", 10, "about")) == MnemonicShape::none);
  CHECK(mnemonic_shape(words("abandon", 11, "sentence's")) == MnemonicShape::none);
}
