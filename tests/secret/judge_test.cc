#include "linter/secret/judge.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/secret/made_up.h"

using keyref::Confidence;
using keyref::judge;
using keyref::Reader;

namespace {

constexpr bool kSink = true;

std::string answer(const std::string& name, const std::string& value, bool sink = false) {
  const auto verdict = judge({name, value, sink, 0});
  if (!verdict) return "none";
  switch (verdict->confidence) {
    case Confidence::low:
      return "low";
    case Confidence::medium:
      return "medium";
    default:
      return "high";
  }
}

struct Pair {
  std::string name;
  std::string value;
};

void check_all(const std::string& expected, const std::vector<Pair>& pairs, bool sink = false) {
  for (const Pair& pair : pairs) {
    CAPTURE(pair.name);
    CAPTURE(pair.value);
    CHECK(answer(pair.name, pair.value, sink) == expected);
  }
}

/// The part of the value that the verdict is about.
std::string secret_of(const std::string& name, const std::string& value) {
  const auto verdict = judge({name, value, false, 0});
  return verdict ? value.substr(verdict->begin, verdict->end - verdict->begin) : "none";
}

}  // namespace

TEST_CASE("told surely") {
  check_all("high", {{"password", "letmein1"},
                     {"DB_PASSWORD", "S3cret!2024"},
                     {"POSTGRES_PASSWORD", drawn(20)},
                     {"clientSecret", drawn(32)},
                     {"API_KEY", drawn_hex(32)},
                     {"jwtSecret", drawn_hex(64)},
                     {"secret", "S3cretKey!9"},
                     {"AWS_SECRET_ACCESS_KEY", drawn(40)},
                     {"dbPassword", "hunter2"},
                     {"PASS", "Xk29!dkq"}});
}

TEST_CASE("told as likely") {
  check_all("medium", {{"secret", "keyboard cat"},
                       {"JWT_SECRET", "keyboard-cat"},
                       {"POSTGRES_PASSWORD", "postgres"},
                       {"password", "correct horse battery staple"},
                       {"password", "123456"},
                       {"OPENAI_KEY", drawn(32)},
                       {"APP_KEY", "base64:" + drawn(43) + "="},
                       {"token", drawn(32)},
                       {"clientSecret", "123e4567-e89b-12d3-a456-426614174000"},
                       {"DB_PASSWORD", "admin123"},
                       {"NEXT_PUBLIC_API_KEY", drawn(32)},
                       {"encryptionKey", "hunter2!"}});
}

TEST_CASE("told as a note") {
  check_all("low", {{"DB_PASSWORD", "changeme"},
                    {"DB_PASSWORD", "password"},
                    {"API_KEY", "your-api-key-here"},
                    {"JWT_SECRET", "xxxx"},
                    {"password", "<password>"},
                    {"secret", "secretKey"},
                    {"JWT_SECRET", "my-jwt-secret"},
                    {"password", "dummy"},
                    {"secret", "my-ca-1"},
                    {"PAC_SECRET", "pipelines-of-acme-secret"},
                    {"verbReadSecrets", "readsecrets"},
                    {"ssh-key", "acme-s390x-ssh-key"},
                    {"key_secret", "value"},
                    {"OPENAI_API_KEY", "not-needed"},
                    {"ADMIN_PASSWORD", "Sommer"},
                    {"apiKey", "0123456789abcdef0123456789abcdef"}});
}

TEST_CASE("references, paths, numbers, code under a sensitive name") {
  for (const char* value : {"${DB_PASSWORD}",
                            "$(DB_PASSWORD)",
                            "{{ .Values.password }}",
                            "vault:secret/x#y",
                            "ENC[AES256,data:x]",
                            "/run/secrets/db",
                            "process.env.DB_PASSWORD",
                            "DB_PASSWORD",
                            "8",
                            "true",
                            "",
                            "  ",
                            "string",
                            "() => x",
                            "Enter the password",
                            "Passwort",
                            "https://acme.io/reset",
                            "configService.get('X')",
                            "!Ref X",
                            "var.db_password",
                            "arn:aws:secretsmanager:x",
                            "%(password)s",
                            "$PASSWORD",
                            "op://a/b/c",
                            "required",
                            "input[name=password]"}) {
    for (const char* name : {"password", "clientSecret", "apiKey", "accessToken", "DB_PASS"}) {
      CAPTURE(std::string(name));
      CAPTURE(std::string(value));
      CHECK(answer(name, value) == "none");
    }
  }
}

TEST_CASE("what other scanners tell wrongly") {
  check_all("none", {{"LABEL_PASSWORD", "Password"},
                     {"password", "Password"},
                     {"loginPassword", "Password"},
                     {"auth.login.password", "Mot de passe"},
                     {"type", "password"},
                     {"column", "password"},
                     {"select", "password"},
                     {"PASSWORD", "PASSWORD"},
                     {"ACCESS_TOKEN", "access-token"},
                     {"refreshToken", "refresh_token"},
                     {"ACCESS_TOKEN_COOKIE", "accessToken"},
                     {"apiKey", "x-api-key"},
                     {"SECRET_TOKEN", "SECRET_TOKEN"},
                     {"resetPassword", "/reset-password"},
                     {"event", "password.changed"},
                     {"secretName", "payments-secrets"},
                     {"existingSecret", "payments-secrets"},
                     {"secret", "payments-tls"},
                     {"secretKey", "DB_PASSWORD"},
                     {"secretKey", "db-password"},
                     {"key", "DB_PASSWORD"},
                     {"passengerName", "hunter2"},
                     {"monkey", "letmein1"},
                     {"tokenExpiry", "30d"},
                     {"PASSWORD_MIN_LENGTH", "12"},
                     {"publicKey", drawn(44)},
                     {"integrity", "sha512-" + drawn(86) + "=="},
                     {"passwordHash", "$2b$10$" + drawn(53)},
                     {"password", "$2b$10$" + drawn(53)},
                     {"apiKey", "sha256:" + drawn_hex(64)},
                     {"commit", drawn_hex(40)},
                     {"id", "123e4567-e89b-12d3-a456-426614174000"},
                     {"url", "https://user@acme.io/"},
                     {"pattern", "^[^:]+://[^:]+:[^@]+@.*$"},
                     {"DATABASE_URL", "postgres://localhost:5432/app"},
                     {"DATABASE_URL", "postgres://app:${DB_PASSWORD}@db/app"},
                     {"checksum/secret", drawn_hex(64)},
                     {"secretsBackend.backend", "keyVault"},
                     {"password", "32 bytes"},
                     {"endpoint_secret", "my_store.acme.io:9000"},
                     {"area/secret-api", "`area/secret-api`"},
                     {"SECRET_KEY", "SECRET+KEY"},
                     {"reasonVaultSecret", "VaultSecretError"},
                     {"keyPasswordSecretKey", "hunter2!"},
                     {"accessKey", "uid=ada,ou=people,dc=acme,dc=io"},
                     {"private-key", "/opt/acme/certs/%s"},
                     {"webhook-secret", "acme-chat-app-webhook"},
                     {"ssh-secret", "acme-ssh-key"},
                     {"link", "?userpass="}});
}

TEST_CASE("where a token is a product") {
  check_all("none", {{"tokenSymbol", "ACME"},
                     {"tokenAddress", "0x" + drawn_hex(40)},
                     {"token", "0x" + drawn_hex(40)},
                     {"token", "0x" + drawn_hex(64)},
                     {"stToken", "ACME-A"},
                     {"accessToken", "0x" + drawn_hex(40)},
                     {"txHash", "0x" + drawn_hex(64)},
                     {"tokenId", "1"},
                     {"wallet", "0x" + drawn_hex(40)},
                     {"xpub", "xpub" + drawn(107)},
                     {"token", "ACME"}});
  check_all("high", {{"privateKey", "0x" + drawn_hex(64)},
                     {"deployerKey", drawn_hex(64)},
                     {"PRIVATE_KEY", drawn_hex(64)},
                     {"DEPLOYER_PRIVATE_KEY", "0x" + drawn_hex(64)},
                     {"signer", "0x" + drawn_hex(64)},
                     {"accounts", "0x" + drawn_hex(64)},
                     {"mnemonic", "river stone apple music garden window silver candle winter ocean bridge forest"}});
  check_all("low", {{"mnemonic", joined("test test test test test test test test ", "test test test junk")},
                    {"PRIVATE_KEY", joined("0xac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80")},
                    {"privateKey", joined("4F3EDF983AC636A65A842CE7C78D9AA7", "06D3B113BCE9C46F30D7D21715B23B1D")}});
}

TEST_CASE("a sink makes a short plain word a secret") {
  check_all("medium", {{"", "x"}, {"", "secret"}, {"", "mysecret"}, {"createHmac", "my hmac text"}, {"p", "123456"}},
            kSink);
  check_all("high", {{"", "hunter2"}, {"", drawn(32)}, {"", drawn_hex(64)}}, kSink);
  check_all("low", {{"", "changeme"}, {"password", "password"}}, kSink);
  check_all("none", {{"", "${X}"}, {"", "$X"}, {"", "/run/secrets/x"}, {"", ""}, {"", "8"}}, kSink);
}

TEST_CASE("the part of a value that is the secret") {
  const std::string password = joined("Str0ng", "Pa55w");
  CHECK(secret_of("DATABASE_URL", "postgres://app:" + password + "@db.acme.io/app") == password);
  CHECK(secret_of("anything", "amqp://app:" + password + "@mq.acme.io") == password);
  CHECK(secret_of("DB_PASSWORD", "${DB_PASSWORD:-" + password + "}") == password);
  CHECK(secret_of("DB_PASSWORD", "${DB_PASSWORD-" + password + "}") == password);
  CHECK(secret_of("DB_PASSWORD", "  " + password + "\n") == password);
  CHECK(secret_of("Authorization", "Bearer " + drawn(40)) == drawn(40));
  CHECK(secret_of("authorization", "Basic " + drawn(24)) == drawn(24));
  CHECK(secret_of("connectionString", "Server=db;User Id=sa;Password=" + password + ";Encrypt=true") == password);
  CHECK(secret_of("dsn", "host=db user=app password=" + password + " dbname=app") == password);
  CHECK(secret_of("DB_PASSWORD", "${DB_PASSWORD:-}") == "none");
  CHECK(secret_of("LOG_LEVEL", "${LOG_LEVEL:-debug1}") == "none");
  CHECK(secret_of("Authorization", "Bearer ${TOKEN}") == "none");
  CHECK(secret_of("dsn", "host=db user=app password=$PASSWORD") == "none");
}

TEST_CASE("the URL of a blockchain's node") {
  CHECK(secret_of("RPC_URL", "https://mainnet.infura.io/v3/" + drawn_hex(32)) == drawn_hex(32));
  CHECK(secret_of("url", "wss://eth-mainnet.g.alchemy.com/v2/" + drawn(32)) == drawn(32));
  CHECK(secret_of("x", "https://ab-cd.quiknode.pro/" + drawn_hex(40) + "/") == drawn_hex(40));
  CHECK(secret_of("RPC_URL", "https://mainnet.infura.io/v3/your-project-id") == "none");
  CHECK(secret_of("RPC_URL", "https://mainnet.infura.io/v3/${INFURA_KEY}") == "none");
  CHECK(secret_of("RPC_URL", "https://rpc.ankr.com/eth") == "none");
  CHECK(answer("RPC_URL", "https://mainnet.infura.io/v3/" + drawn_hex(32)) == "medium");
}

TEST_CASE("reasons are there, and hold nothing of the value") {
  const std::string value = drawn(32);
  for (const std::string& name : {std::string("googleClientSecret"), std::string("token"), value + "Secret"}) {
    const auto verdict = judge({name, value, false, 0});
    REQUIRE(verdict);
    REQUIRE_FALSE(verdict->reasons.empty());
    for (const std::string& reason : verdict->reasons) CHECK(reason.find(value) == std::string::npos);
    CHECK(verdict->what.find(value) == std::string::npos);
  }
  const auto verdict = judge({"googleClientSecret", value, false, 0});
  CHECK(verdict->reasons.front() == "the name says `ClientSecret`");
  CHECK(verdict->what == "a random key");
}

TEST_CASE("what base64 hides") {
  CHECK(answer("password", "Y2hhbmdlbWU=") == "low");       // changeme
  CHECK(answer("password", "cG9zdGdyZXM=") == "medium");    // postgres
  CHECK(answer("password", "JHtEQl9QQVNTfQ==") == "none");  // ${DB_PASS}
  CHECK(answer("tls.crt", "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t") == "none");
}

TEST_CASE("what real repositories taught") {
  check_all("none", {{"password", "$mailer-password"},
                     {"clientSecret", "$login-client-app:clientSecret"},
                     {"SecretString", "!Select"},
                     {"api_key", "!env_var MOVIES_API_KEY"},
                     {"client_secret", "$__file{/etc/secrets/client_secret}"},
                     {"reset_password", "reset your password"},
                     {"sign_in.reset_password", "reset your password"},
                     {"forbidden-passwords", "[&quot;password&quot;]"},
                     {"reason", R"(loading failed: unable to fetch secret="none", key="password" from cluster)"},
                     {"title", "Basic Statistics"},
                     {"API_KEY", "#/components/schemas/ApiKeyPair"},
                     {"API_SECRETS", "http://vault.example.com/api/v1"},
                     {"key", "oauth2GatewaySignoutUrl"},
                     {"key", "whyDoUWantToJoinUs"},
                     {"key", "Q-5b1d07c2-91fe-4d3a-8c46-0e7fa2b9d185-0"},
                     {"secrets", "inherit"},
                     {"from_secret", "drone_notprod"},
                     {"hashed_secret", drawn_hex(40)},
                     {"accessToken", "newAccessToken"},
                     {"Authorization", "Bearer jwt-token-123"},
                     {"/account/password", "accounts/passwords#edit"},
                     {"password", "required|string|max:64"},
                     {"POSTGRES_PASSWORD", R"(.*$|\1POSTGRES_PASSWORD:)"},
                     {"SMTP_PASSWORD", "|SMTP_PASSWORD:"},
                     {"secret", "(w+?)"},
                     {"clientSecret", "acme_"},
                     {"secret", "%env(APP_SECRET)%"},
                     {"secret", "{$secret}"},
                     {"pass", "$_GET["},
                     {"SECRET_KEY", "#SECRET_KEY#"},
                     {"secret", "id=npm_token,env=NPM_TOKEN"},
                     {"publicResourceKey", drawn(32)},
                     {"recv-keys", "C3D4B1A098E7F652"},
                     {"hpkp_pin", drawn(43) + "="},
                     {"number_of_passwords", "4000000"},
                     {"password", "String!"},
                     {"password", "LoginController@password"},
                     {"STRIPE_SECRET", "$whsec|"},
                     {"password", "utf-8"},
                     {"passwordEncoded", drawn_hex(40)}});
  check_all("low", {{"X_API_KEY", "00000000-0000-0000-0000-000000000000"},
                    {"GOOGLE_CLIENT_SECRET", joined("GOC", "SPX-xxxxx")},
                    {"DB_PASSWORD", "from-aws-secrets-manager"},
                    {"secret", "acme-s390x-ssh-key"},
                    {"secret", "reports-archive-bucket"},
                    {"WEBHOOK_SECRET", "test-webhook-secret-12345"},
                    {"password", "wrongpassword"},
                    {"API_KEY", "secret"},
                    {"accessKey", "tpi1"},
                    {"APP_SECRET", "abc"},
                    {"secret", "sec"},
                    {"AUTH_SECRET", "jwt-secret-0123456789abcdef"},
                    {"AUTH_SECRET", "some-secret-of-at-least-32-chars!!"},
                    {"MAIL_SECRET", "secret_for_mails"},
                    {"passwords", "users"},
                    {"newPassword", "newPassword2"},
                    {"JWT_SECRET", "test-jwt"}});
  check_all("medium", {{"NX_REACT_APP_MAPS_API_KEY", drawn(32)},
                       {"password", "Password@1"},
                       {"password", "N3wP@ssw0rd!"},
                       {"password", "testTEST1234!"}});
}

TEST_CASE("whom a file is for") {
  const auto read_by = [](Reader reader, const std::string& name, const std::string& value) {
    const auto verdict = judge({name, value, false, 0, reader});
    return verdict ? std::optional(verdict->confidence) : std::nullopt;
  };
  for (const char* shown : {"Palavra-passe", "Edge-hemmelighet", "Proxy-adgangskode"})
    CHECK_FALSE(read_by(Reader::application, "password", shown));
  CHECK(read_by(Reader::application, "password", "S3cret!2024") == Confidence::low);
  for (const char* simple : {"pass1", "42geese", "Tell-Me1!", "GreenTrees2?", "kjhgfdbvcxzqwmnbtrp"})
    CHECK(read_by(Reader::tester, "password", simple) == Confidence::medium);
  CHECK(read_by(Reader::tester, "password", "blank") == Confidence::low);
  CHECK(read_by(Reader::tester, "password", "S3cret!2024") == Confidence::high);
  for (const Reader reader : {Reader::application, Reader::tester})
    CHECK(read_by(reader, "clientSecret", drawn(32)) == Confidence::high);
}

TEST_CASE("hostile values cost no more than their length") {
  for (const char* piece :
       {"://", "a:b@", "${", "=", ";", "-----BEGIN ", "%", "{{", "$", "\\", " ", "1", "a.", "user:p@", "__"}) {
    std::string value;
    while (value.size() < (1U << 18U)) value += piece;
    CAPTURE(std::string(piece));
    for (const char* name : {"password", "DATABASE_URL", "key", ""}) {
      const auto verdict = judge({name, value, true, 0});
      CHECK((!verdict || verdict->end <= value.size()));
    }
  }
}
