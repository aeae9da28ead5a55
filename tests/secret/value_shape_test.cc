#include "linter/secret/value_shape.h"

#include <doctest/doctest.h>

#include <string>

using keyref::looks_like_value;
using keyref::shown_name;

namespace {

/// A made-up value: letters of both cases and digits in turn, so that no real token's text stands in this file.
std::string made_up(std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    constexpr std::string_view kSets[] = {"QXKV", "7492", "wzpj", "3816"};
    text += kSets[i % 4][(i / 4) % 4];
  }
  return text;
}

std::string joined(std::string_view head, std::string_view tail) { return std::string(head).append(tail); }

}  // namespace

TEST_CASE("names look like no value") {
  for (const char* name :
       {"", "a", "docdb-auth", "DB_PASSWORD", "tls.crt", ".dockerconfigjson", "payments-service-prod-credentials",
        "aws-eu-central-1-rds-docdb-prod-02", "stripe_webhook_signing_secret_v2", "sk-learn-service-token",
        "OAUTH2_CLIENT_SECRET_GOOGLE_WORKSPACE", "applicationConnectionStringProductionDatabase",
        "npm_config_registry_internal_mirror", "00000000000000000000000000000000"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(looks_like_value(name));
    CHECK(shown_name(name) == name);
  }
}

TEST_CASE("a provider's token is a value") {
  for (const auto& [head, tail] : {std::pair("gh", "p_"),
                                   {"gh", "s_"},
                                   {"npm", "_"},
                                   {"gl", "pat-"},
                                   {"AK", "IA"},
                                   {"xo", "xb-"},
                                   {"sk_", "live_"},
                                   {"S", "G."},
                                   {"hv", "s."},
                                   {"AI", "za"},
                                   {"github", "_pat_"},
                                   {"wh", "sec_"}}) {
    const std::string prefix = joined(head, tail);
    CAPTURE(prefix);
    CHECK(looks_like_value(prefix + made_up(24)));
    CHECK(shown_name(prefix + made_up(24)).empty());
  }
}

TEST_CASE("a token's prefix alone is no value") {
  CHECK_FALSE(looks_like_value(joined("gh", "p_")));
  CHECK_FALSE(looks_like_value(joined("npm", "_token")));
  CHECK_FALSE(looks_like_value(joined("sk", "-service-account-for-payments")));
}

TEST_CASE("a JWT is a value") {
  CHECK(looks_like_value(joined("ey", "J") + "hbGciOiJub25lIn0." + joined("ey", "J") + "zdWIiOiJ4In0.c2ln"));
  CHECK_FALSE(looks_like_value(joined("ey", "J") + ".a.b"));
}

TEST_CASE("a long random text is a value") {
  CHECK(looks_like_value(made_up(32)));
  CHECK(looks_like_value(joined("prefix-", made_up(32))));
  const std::string hex = joined("9f86d081884c7d65", "9a2feaa0c55ad015");
  CHECK(looks_like_value(hex));
}

TEST_CASE("what holds characters of no name is a value") {
  CHECK(looks_like_value("https://example.com"));
  CHECK(looks_like_value(joined("postgres:", "//host/db")));
  CHECK(looks_like_value("PASSWORD=x"));
  CHECK(looks_like_value("two words"));
  CHECK(looks_like_value("a\tb"));
  CHECK(looks_like_value("a\nb"));
  CHECK(looks_like_value(joined("-----BE", "GIN")));
}

TEST_CASE("a name with characters that would break a message is not shown") {
  for (const char* name : {"a\"b", "a'b", "a`b", "a\\b", "a\x1b[31m", "a\x7f", "größe", "a b", "\xff"}) {
    CAPTURE(std::string(name));
    CHECK(shown_name(name).empty());
  }
}

TEST_CASE("a name is shown up to the longest that Kubernetes takes") {
  const std::string longest(253, 'a');
  CHECK(shown_name(longest) == longest);
  CHECK(shown_name(longest + "a").empty());
}
