#include "linter/secret/weak_words.h"

#include <array>

#include "linter/secret/characters.h"

namespace keyref {
namespace {

constexpr auto kPlaceholderWords = std::to_array<std::string_view>({
    "change",       "changeit",   "changeme",  "changethis", "dummy",    "example",   "fake",       "fill",
    "fixme",        "foo",        "foobar",    "from",       "generate", "generated", "here",       "insert",
    "placeholder",  "provide",    "redacted",  "removed",    "replace",  "replaceme", "sample",     "setme",
    "somepassword", "somesecret", "tbd",       "todo",       "update",   "xxx",       "your",       "yourkey",
    "yourpassword", "yoursecret", "yourtoken", "yours",      "mock",     "mocked",    "censored",   "hidden",
    "masked",       "omitted",    "stub",      "bar",        "baz",      "character", "characters", "chars",
    "value",        "needed",     "unused",
});

constexpr auto kCommonPasswords = std::to_array<std::string_view>({
    "0000",       "1111",          "123",      "1234",         "12345",     "123456",      "1234567",  "12345678",
    "123456789",  "1234567890",    "111111",   "000000",       "654321",    "abc123",      "abcd1234", "admin",
    "admin123",   "administrator", "default",  "demo",         "dev",       "development", "guest",    "letmein",
    "local",      "mariadb",       "minio",    "minioadmin",   "mongo",     "mongodb",     "mysql",    "nopassword",
    "pass",       "pass123",       "passw0rd", "password",     "password1", "password123", "passwd",   "postgres",
    "postgresql", "prisma",        "qwerty",   "qwerty123",    "rabbitmq",  "redis",       "root",     "root123",
    "rootpass",   "rootpassword",  "sa",       "secret",       "secret123", "test",        "test123",  "test1234",
    "testing",    "tester",        "testpass", "testpassword", "toor",      "user",        "username", "welcome",
    "elastic",    "grafana",       "neo4j",    "keycloak",     "nestjs",    "app",         "docker",
});

constexpr auto kTechnicalWords = std::to_array<std::string_view>({
    "any",      "array",   "basic",   "bearer",     "bigint",    "body",     "boolean",  "buffer",   "bytes",
    "char",     "cookie",  "cookies", "date",       "email",     "enum",     "float",    "form",     "header",
    "headers",  "int",     "integer", "json",       "jwt",       "never",    "null",     "number",   "object",
    "oauth",    "oauth2",  "openid",  "opaque",     "optional",  "query",    "record",   "required", "session",
    "string",   "symbol",  "text",    "undefined",  "unknown",   "url",      "uuid",     "varchar",  "void",
    "base64",   "bcrypt",  "argon2",  "argon2id",   "ed25519",   "es256",    "hs256",    "hs384",    "hs512",
    "md5",      "rs256",   "rs384",   "rs512",      "ps256",     "rsa",      "scrypt",   "sha1",     "sha256",
    "sha512",   "utf8",    "hex",     "ascii",      "aes",       "rsa256",   "plain",    "scram",    "file",
    "inherit",  "env",     "vault",   "ssh",        "totp",      "hotp",     "saml",     "ldap",     "local_",
    "access",   "refresh", "apikey",  "bool",       "generic",   "none",     "auto",     "manual",   "custom",
    "utf-8",    "utf-16",  "latin1",  "us-ascii",   "base64url", "internal", "external", "public",   "private",
    "readonly", "write",   "read",    "kubernetes",
});

constexpr auto kLabelWords = std::to_array<std::string_view>({
    "adgangskode", "clave",      "contrasena", "contraseña", "contrasenya", "contrasinal", "fjalekalimi",
    "geslo",       "haslo",      "heslo",      "jelszo",     "jelszó",      "kennwort",    "kodeord",
    "kata",        "lozinka",    "losenord",   "lösenord",   "mot",         "parola",      "parole",
    "parool",      "passord",    "passwort",   "pasahitza",  "salasana",    "senha",       "sifre",
    "slaptazodis", "wachtwoord", "sandi",      "palavra",    "passwords",   "geheimnis",   "passwörter",
});

}  // namespace

bool is_placeholder_word(std::string_view word) { return contains(kPlaceholderWords, word); }
bool is_common_password(std::string_view word) { return contains(kCommonPasswords, word); }
bool is_technical_word(std::string_view word) { return contains(kTechnicalWords, word); }
bool is_label_word(std::string_view word) { return contains(kLabelWords, word); }

}  // namespace keyref
