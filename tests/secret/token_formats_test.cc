#include "linter/secret/token_formats.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "tests/secret/made_tokens.h"
#include "tests/secret/made_up.h"
#include "tests/secret/token_shapes.h"

using namespace keyref;
using test::TokenMaker;
using test::tokens_in;

namespace {

/// A format with a token made for it.
struct Made {
  const TokenFormat& format;
  std::string text;       ///< with what its pattern asks for around the token
  std::size_t begin = 0;  ///< the token in the text
  std::size_t end = 0;
};

void for_each_made(FunctionRef<void(const Made&)> visit) {
  TokenMaker maker(20261125);
  for (std::size_t i = 0; i < token_formats().size(); ++i) {
    const TokenFormat& format = token_formats()[i];
    const std::string text = maker.make(format, test::token_shapes()[i]);
    const auto whole = token_of(text, 0);
    CAPTURE(format.name);
    CAPTURE(text);
    REQUIRE(whole.has_value());
    visit(Made{format, text, whole->begin, whole->end});
  }
}

std::string joined(const std::vector<std::string_view>& parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

bool is_found(std::string_view text, const TokenFormat& format, std::size_t begin, std::size_t end) {
  const std::vector<TokenMatch> found = tokens_in(text);
  return std::any_of(found.begin(), found.end(), [&](const TokenMatch& match) {
    return match.format->provider == format.provider && match.begin == begin && match.end == end;
  });
}

bool is_found_anywhere(std::string_view text, const TokenFormat& format) {
  const std::vector<TokenMatch> found = tokens_in(text);
  return std::any_of(found.begin(), found.end(), [&](const TokenMatch& match) { return match.format == &format; });
}

}  // namespace

TEST_CASE("each format knows its example") {
  for_each_made([](const Made& made) {
    CHECK(made.text.find(made.format.literal) != std::string::npos);
    const auto match = token_of(made.text, 0);
    CHECK(match->format->name == made.format.name);
    CHECK_FALSE(match->checksum_failed);
    CHECK_FALSE(match->is_example);
    CHECK_FALSE(match->expired);
  });
}

TEST_CASE("tokens are found where they stand") {
  for_each_made([](const Made& made) {
    for (const auto& [before, after] : {std::pair<std::string, std::string>("", ""),
                                        {"", "\n"},
                                        {"KEY=", ""},
                                        {"key: '", "'"},
                                        {R"({"a":")", R"("})"},
                                        {"const a = `", "`;"},
                                        {"say \\n", "\\n"},
                                        {"?q=%20", "&b=1"},
                                        {"(", ")"},
                                        {"Bearer ", ","}}) {
      const std::string text = joined({before, made.text, after});
      CAPTURE(text);
      CHECK(is_found(text, made.format, before.size() + made.begin, before.size() + made.end));
    }
  });
}

TEST_CASE("what is cut or a part of something longer is no token") {
  for_each_made([](const Made& made) {
    const std::string cut = made.text.substr(0, made.text.size() - 1);
    CAPTURE(cut);
    CHECK_FALSE(is_found(cut, made.format, made.begin, made.end - 1));
    CHECK_FALSE(is_found_anywhere(cut, made.format));
    std::string other = made.text;
    other[made.begin + (made.end - made.begin) / 2] = ' ';
    CHECK_FALSE(is_found_anywhere(other, made.format));
    if (made.end == made.text.size()) CHECK_FALSE(is_found(made.text + "a", made.format, made.begin, made.end));
    if (made.begin == 0) CHECK_FALSE(is_found("x" + made.text, made.format, 1, 1 + made.end));
  });
}

TEST_CASE("a stretch of a picture in base64 is no token") {
  const std::string picture = drawn(150, 3) + '+' + drawn(150, 4) + '/';
  const std::string key = "AKIA" + drawn(16, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  CHECK(tokens_in("url(data:image/png;base64," + picture + key + '+' + picture + ")").empty());
  CHECK(tokens_in("https://acme.io/" + drawn(150, 3) + '/' + key).size() == 1);
}

TEST_CASE("formats without a literal count under their names, or by their checksum") {
  TokenMaker maker(7);
  const std::size_t first = token_formats().size();
  for (std::size_t i = 0; i < context_formats().size(); ++i) {
    const TokenFormat& format = context_formats()[i];
    const std::string text = maker.make(format, test::token_shapes()[first + i]);
    CAPTURE(format.name);
    CAPTURE(text);
    const std::string_view name = format.names.substr(0, format.names.find('|'));
    const auto match = token_of(text, name, 0);
    REQUIRE(match.has_value());
    CHECK(match->format->provider == format.provider);
    CHECK_FALSE(match->checksum_failed);
    CHECK_FALSE(match->is_example);
    CHECK(token_of(text, "somethingElse", 0).has_value() == name.empty());
    CHECK_FALSE(token_of(text.substr(0, text.size() - 1), name, 0).has_value());
  }
}

TEST_CASE("a name's words are the same in every way to write them") {
  TokenMaker maker(3);
  const std::string key = maker.random_text("0123456789abcdef", 32);
  for (const char* name :
       {"DD_API_KEY", "ddApiKey", "dd-api-key", "spring.dd.api.key", "DDApiKey", "MY_DD_API_KEY_2"}) {
    CAPTURE(std::string(name));
    const auto match = token_of(key, name, 0);
    REQUIRE(match.has_value());
    CHECK(match->format->provider == "datadog");
  }
  CHECK_FALSE(token_of(key, "ADD_API_KEY", 0).has_value());
}

TEST_CASE("a hash is no AWS secret key") {
  TokenMaker maker(4);
  CHECK_FALSE(token_of(maker.random_text("0123456789abcdef", 40), "AWS_SECRET_ACCESS_KEY", 0).has_value());
}

TEST_CASE("tokens come in order and do not overlap") {
  TokenMaker maker(5);
  std::string text;
  for (std::size_t i = 0; i < token_formats().size(); ++i)
    text += maker.make(token_formats()[i], test::token_shapes()[i]) + "\n";
  const std::vector<TokenMatch> found = tokens_in(text);
  CHECK(found.size() == token_formats().size());
  for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i - 1].end <= found[i].begin);
}

TEST_CASE("documentation's tokens are told apart") {
  const auto is_example = [](const std::string& text) {
    CAPTURE(text);
    const auto match = token_of(text, "privateKey", 0);
    REQUIRE(match.has_value());
    return match->is_example;
  };
  const std::string aws = "AKIA";
  const std::string github = std::string("gh") + "p_";
  CHECK(is_example(aws + "IOSFODNN7EXAMPLE"));
  CHECK(is_example(aws + std::string(16, 'X')));
  CHECK(is_example(github + std::string(36, 'x')));
  CHECK(is_example(github + "123456789012345678901234567890123456"));
  CHECK(is_example(github + "abcdefghijklmnopqrstuvwxyz0123456789"));
  CHECK(is_example(github + "abc123def456ghi789jkl012mno345pqr678"));
  CHECK(is_example(github + "deadbeefdeadbeefdeadbeefdeadbeefdead"));
  CHECK_FALSE(is_example(TokenMaker(6).random_text("0123456789abcdef", 64)));
}

TEST_CASE("the account of an AWS key is inside its id") {
  CHECK(aws_account_of(std::string("ASIA") + "Y34FZKBOKMUTVV7A") == "609629065308");
  CHECK(aws_account_of(std::string("AKIA") + "R76YHVYMABCDEFGH") == "137355570712");
  CHECK(aws_account_of(std::string("AKIA") + "3E7GG2XJPBCDEFGH") == "766597584338");
  CHECK_FALSE(aws_account_of(std::string("AKIA") + "IOSFODNN7EXAMPLE").has_value());
  CHECK_FALSE(aws_account_of(std::string("AKIA") + "R76YHVYM0BCDEFGH").has_value());
  CHECK_FALSE(aws_account_of("AKIA").has_value());
  CHECK_FALSE(aws_account_of("").has_value());
}

TEST_CASE("hostile text costs no more than its length") {
  constexpr std::size_t kSize = 1U << 20U;
  for (const TokenFormat& format : token_formats()) {
    for (const char* between : {"", ".", " ", "=", "-", "/", "\\n", "%20"}) {
      const std::string unit = std::string(format.literal) + between;
      const std::size_t size = format.literal == "eyJ" ? kSize : kSize / 16;
      std::string text;
      while (text.size() < size) text += unit;
      std::vector<LiteralHit> hits;
      for (std::size_t at = 0; at + unit.size() <= text.size(); at += unit.size())
        hits.push_back({at, static_cast<std::size_t>(&format - token_formats().data())});
      const auto before = std::chrono::steady_clock::now();
      find_tokens(text, hits, 0, [](const TokenMatch&) {});
      CAPTURE(unit);
      CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
    }
  }
}
