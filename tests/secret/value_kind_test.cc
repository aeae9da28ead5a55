#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/secret/judge.h"
#include "tests/secret/made_up.h"

using keyref::value_kind;
using keyref::ValueKind;

namespace {

void check_all(ValueKind kind, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    CAPTURE(value);
    CHECK(static_cast<int>(value_kind(value)) == static_cast<int>(kind));
  }
}

}  // namespace

TEST_CASE("references") {
  check_all(ValueKind::reference, {"${DB_PASSWORD}",
                                   "$(DB_PASSWORD)",
                                   "$DB_PASSWORD",
                                   "{{ .Values.password }}",
                                   "<%= ENV['X'] %>",
                                   "%(password)s",
                                   "%DB_PASSWORD%",
                                   "__PASSWORD__",
                                   "@PASSWORD@",
                                   "#{PASSWORD}#",
                                   "vault:secret/data/app#password",
                                   "ref+vault://secret/app#/password",
                                   "op://vault/item/field",
                                   "ENC[AES256_GCM,data:abc=,iv:x]",
                                   "ENC(abc)",
                                   "arn:aws:secretsmanager:eu-central-1:137355570712:secret:app",
                                   "!Ref DbPassword",
                                   "!Sub x",
                                   "var.password",
                                   "local.password",
                                   "data.vault_generic_secret.x.data[\"p\"]",
                                   "random_password.db.result",
                                   "process.env.X",
                                   "{{resolve:secretsmanager:x}}",
                                   "((password))",
                                   "${X:-y}",
                                   "prefix-${X}",
                                   "ssm:/app/password",
                                   "@Microsoft.KeyVault(SecretUri=x)",
                                   "projects/p/secrets/s/versions/1",
                                   "$$ESCAPED",
                                   "$secrets.password",
                                   "-----BEGIN PGP MESSAGE-----\nabc",
                                   "-----BEGIN AGE ENCRYPTED FILE-----\nabc",
                                   "configService.get('X')"});
}

TEST_CASE("placeholders") {
  check_all(ValueKind::placeholder, {"changeme",
                                     "CHANGEME",
                                     "change-me",
                                     "change_this_in_production",
                                     "your-api-key-here",
                                     "YOUR_API_KEY",
                                     "xxxx",
                                     "<password>",
                                     "<your-key>",
                                     "********",
                                     "example",
                                     "my-example-key",
                                     "dummy",
                                     "dummy-token",
                                     "placeholder",
                                     "REPLACE_ME",
                                     "replace-with-real",
                                     "todo",
                                     "[password]",
                                     "sk-xxxxxxxxxxxxxxxx",
                                     "...",
                                     "sk-…",
                                     "0123456789abcdef",
                                     "abcdefghijklmnopqrstuvwxyz",
                                     "aaaaaaaaaaaaaaaa",
                                     "insert-here",
                                     "fake-secret",
                                     "mock_token",
                                     "foobar"});
}

TEST_CASE("identifiers") {
  check_all(ValueKind::identifier, {"123e4567-e89b-12d3-a456-426614174000",
                                    drawn_hex(40),
                                    drawn_hex(64),
                                    drawn_hex(32),
                                    "0x" + drawn_hex(40),
                                    "0x" + drawn_hex(64),
                                    "sha256:" + drawn_hex(64),
                                    "sha512-" + drawn(86) + "==",
                                    "1.2.3",
                                    "v1.27.0-rc1",
                                    "2026-11-25T10:00:00Z",
                                    "someone@acme.io",
                                    "Qm" + drawn(44),
                                    "$2b$10$" + drawn(53),
                                    joined("ssh-rsa ", "AAAA") + drawn(60),
                                    "xpub" + drawn(100),
                                    "-----BEGIN CERTIFICATE-----\nMIIB",
                                    "-----BEGIN PUBLIC KEY-----\nMIIB",
                                    drawn_hex(24, 3),
                                    "0xa9059cbb",
                                    "12345-abc.apps.googleusercontent.com",
                                    "age1" + drawn(58)});
}

TEST_CASE("numbers and flags") {
  check_all(ValueKind::number_or_flag, {"8", "3600", "1.5", "-1", "30d", "15m", "1h", "10Mi", "7 days", "true", "false",
                                        "none", "null", "100%", "1,000", "12:30", "off", "123456"});
}

TEST_CASE("paths, URLs, hosts, routes") {
  check_all(ValueKind::path_or_url,
            {"/reset-password", "/run/secrets/db_password", "./secret.txt", "~/.ssh/id_rsa", "https://acme.io/login",
             "C:\\secrets\\x", "db.internal.acme.io", "redis:6379", "10.0.0.1:5432", "auth/reset-password", "tls.key",
             "key.pem", "/users/:id/password", "secret/data/app", "application/json", "http://localhost:3000",
             "redis://localhost:6379"});
}

TEST_CASE("prose, in any language") {
  check_all(ValueKind::prose, {"Enter your password", "Password is required", "The password must have 8 characters",
                               "Passwort vergessen?", "Mot de passe", "Contraseña", "пароль", "パスワード",
                               "Wachtwoord", "Senha", "Ungültiges Passwort", "haslo", "Your secret key, please"});
}

TEST_CASE("code") {
  check_all(ValueKind::code, {"DB_PASSWORD",
                              "JWT_SECRET",
                              "input[name=password]",
                              "string",
                              "Joi.string",

                              "() => 'x'",
                              "typeof password !== 'string'",
                              "^[a-z]+$",
                              "getPassword()",
                              "HS256",
                              "bearer",
                              "required",
                              "Array<string>",
                              "--password",
                              ".password-field",
                              "#password",
                              "req.body.password",
                              "/^\\d+$/",
                              "varchar",
                              "</label>"});
}

TEST_CASE("random values") {
  for (unsigned seed = 1; seed < 200; ++seed) {
    CAPTURE(seed);
    for (const std::string& value :
         {drawn(24, seed), drawn(32, seed), drawn(40, seed), drawn(24, seed, "abcdefghijklmnopqrstuvwxyz0123456789"),
          drawn(43, seed, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") + "=",
          drawn_hex(50, seed), drawn(64, seed, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}) {
      CAPTURE(value);
      CHECK(static_cast<int>(value_kind(value)) == static_cast<int>(ValueKind::random));
    }
  }
}

TEST_CASE("names of real code are not random") {
  for (const char* value :
       {"payments-service-prod", "userRepositoryToken", "application-connection-string", "AbstractSecurityTokenFactory",
        "stripeWebhookSigningSecret", "x-request-id", "createAccessTokenMiddleware", "kubernetes-dashboard-token",
        "googleOauthCallbackController", "passport-http-bearer", "internationalization",
        "elasticsearch-master-headless"}) {
    CAPTURE(std::string(value));
    CHECK(static_cast<int>(value_kind(value)) == static_cast<int>(ValueKind::word));
  }
}

TEST_CASE("passwords that people make") {
  check_all(ValueKind::password, {"letmein1", "hunter2", "S3cret!2024", "P@ssw0rd", "admin123", "Test1234", "qwerty123",
                                  "Sup3rS3cret", "abc@123", "Pa$$w0rd!", "s3cr3t", "Welcome1"});
}

TEST_CASE("words") {
  check_all(ValueKind::word,
            {"keyboard cat", "keyboard-cat", "secret", "admin", "postgres", "correct horse battery staple",
             "mysecretpassword", "oauth2-proxy", "kafka-0", "SuperSecret"});
}

TEST_CASE("values that are long or odd") {
  CHECK(static_cast<int>(value_kind("")) == static_cast<int>(ValueKind::empty));
  CHECK(static_cast<int>(value_kind(" \n\t")) == static_cast<int>(ValueKind::empty));
  CHECK(static_cast<int>(value_kind(std::string(1 << 20, 'a'))) == static_cast<int>(ValueKind::prose));
  for (const char* value :
       {"'", "\\", "://", "$", "{", "}", "@", "/", ".", "\xff", "-", "((", "a:b@c", ":", "0x", "v"}) {
    CAPTURE(std::string(value));
    CHECK(static_cast<int>(value_kind(value)) != static_cast<int>(ValueKind::random));
  }
}
