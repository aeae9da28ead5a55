#include "linter/secret/credential_url.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "tests/secret/made_up.h"

using keyref::Confidence;
using keyref::credential_url_at;
using keyref::FoundSecret;

namespace {

std::optional<FoundSecret> find(const std::string& text) { return credential_url_at(text, text.find("://")); }

std::string password_in(const std::string& text) {
  const auto found = find(text);
  return found ? text.substr(found->begin, found->end - found->begin) : "none";
}

const std::string kPassword = joined("Kq83", "dkWx2");

}  // namespace

TEST_CASE("the password of a URL") {
  for (const char* head : {"postgres://app:", "mongodb+srv://app:", "redis://:", "amqps://app:", "https://app:",
                           "git+https://app:", "x = \"mysql://app:", "jdbc:postgresql://app:", "smtp://a@b.io:"}) {
    CAPTURE(std::string(head));
    CHECK(password_in(head + kPassword + "@db.acme.io:5432/app?ssl=true\" rest") == kPassword);
  }
  CHECK(password_in("mongodb://app:" + kPassword + "@a.acme.io,b.acme.io/app") == kPassword);
  CHECK(password_in("postgres://app:" + kPassword + "/x#@db.acme.io/app") == kPassword + "/x#");
  CHECK(password_in("postgres://app:" + kPassword + "@" + "@db.acme.io/app") == kPassword + "@");
  CHECK(find("postgres://app:" + kPassword + "@db.acme.io/app")->verdict.confidence == Confidence::high);
}

TEST_CASE("no password in a URL") {
  for (const char* text : {"https://acme.io/a:b@c", "https://acme.io", "postgres://app@db/app",
                           "postgres://app:@db/app", "https://acme.io:8080/x@y", "postgres://localhost:5432/app@x",
                           "https://unpkg.com/pkg@1.2.3", "://a:b@c", "x://", "://", "redis://localhost:6379",
                           "https://user@acme.io", "http://a:b", "https://acme.io/?x=a:b@c", "http:// a:b@c"}) {
    CAPTURE(std::string(text));
    CHECK(password_in(text) == "none");
  }
}

TEST_CASE("a password that is filled in") {
  for (const char* password : {"${DB_PASSWORD}", "$DB_PASSWORD", "$(DB_PASSWORD)", "<password>", "PASSWORD",
                               "DB_PASSWORD", "****", "xxxxx", "your_password", "your-password", "%s", "{password}",
                               "[password]", "#{pw}", "{}", "changeme", "{{password}}", "example", "..."}) {
    CAPTURE(std::string(password));
    CHECK(password_in("postgres://app:" + std::string(password) + "@db.acme.io/app") == "none");
  }
  CHECK(password_in("postgres://{{ .Values.user }}:{{ .Values.password }}@db/app") == "none");
}

TEST_CASE("patterns of URLs") {
  for (const char* text : {"://[^:]+:[^@]+@", "^(https?)://(.*):(.*)@(.*)$", R"((\w+)://(\w+):(\w+)@x)",
                           "^https://.+:.+@.+/.*$", "re://([^:]*):([^@]*)@h"}) {
    CAPTURE(std::string(text));
    CHECK(password_in(text) == "none");
  }
}

TEST_CASE("weak passwords and local hosts") {
  const auto confidence = [](const std::string& text) {
    const auto found = find(text);
    REQUIRE_MESSAGE(found.has_value(), text);
    return found->verdict.confidence;
  };
  CHECK_FALSE(find("postgres://user:pass@localhost/app").has_value());
  CHECK(confidence("postgres://postgres:postgres@db:5432/app") == Confidence::low);
  CHECK(confidence("amqp://guest:guest@rabbitmq:5672") == Confidence::low);
  CHECK(confidence("postgres://postgres:postgres@db.acme.io/app") == Confidence::medium);
  CHECK(confidence("postgres://app:" + kPassword + "@localhost/app") == Confidence::medium);
  CHECK_FALSE(find("https://user:password@example.com/").has_value());
  CHECK(confidence("mongodb://user:auth_key@10.2.3.4:27017") == Confidence::low);
  CHECK(confidence("tcp://:password@10.2.3.4") == Confidence::low);
  CHECK(confidence("mongodb://app:orchard@mongo.acme.io/x") == Confidence::medium);
}
