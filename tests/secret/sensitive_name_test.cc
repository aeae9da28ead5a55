#include "linter/secret/sensitive_name.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using keyref::NameKind;
using keyref::sensitive_name;
using keyref::words_of;

namespace {

void check_all(NameKind kind, const std::vector<const char*>& names) {
  for (const char* name : names) {
    CAPTURE(std::string(name));
    CHECK(sensitive_name(name).kind == kind);
  }
}

}  // namespace

TEST_CASE("words of a name") {
  using Words = std::vector<std::string_view>;
  CHECK(words_of("AWSSecretKey") == Words{"AWS", "Secret", "Key"});
  CHECK(words_of("dbPassword") == Words{"db", "Password"});
  CHECK(words_of("DB_PASSWORD_2") == Words{"DB", "PASSWORD", "2"});
  CHECK(words_of("oauth2-client.secret") == Words{"oauth2", "client", "secret"});
  CHECK(words_of("userIDs") == Words{"user", "IDs"});
  CHECK(words_of("apiKEY") == Words{"api", "KEY"});
  CHECK(words_of("//host/:_authToken") == Words{"host", "auth", "Token"});
  CHECK(words_of("").empty());
  CHECK(words_of("$_-.").empty());
}

TEST_CASE("passwords") {
  check_all(NameKind::password, {"password",
                                 "passwd",
                                 "pwd",
                                 "PASSWORD",
                                 "DB_PASS",
                                 "dbPassword",
                                 "passphrase",
                                 "POSTGRES_PASSWORD",
                                 "pass",
                                 "PASS",
                                 "MYSQL_ROOT_PASSWORD",
                                 "smtp.auth.pass",
                                 "userPassword",
                                 "PGPASSWORD",
                                 "PASSWORD_1",
                                 "PASSWORD_PROD",
                                 "PASSWORD_ADMIN",
                                 "adminPw",
                                 "dbpassword",
                                 "passwords",
                                 "_password",
                                 "spring.datasource.password",
                                 "ansible_become_pass",
                                 "KEYSTORE_PASSWORD",
                                 "passwordTest",
                                 "rabbitmq_pass",
                                 "SASL_PASSWORD",
                                 "newPassword"});
}

TEST_CASE("machines' secrets") {
  check_all(NameKind::key, {"secret",
                            "clientSecret",
                            "jwtSecret",
                            "JWT_SECRET",
                            "API_KEY",
                            "apiKey",
                            "apikey",
                            "apiKEY",
                            "accessToken",
                            "privateKey",
                            "PRIVATE_KEY",
                            "deployerKey",
                            "DEPLOYER_PRIVATE_KEY",
                            "mnemonic",
                            "MNEMONIC",
                            "seedPhrase",
                            "recovery_phrase",
                            "AWS_SECRET_ACCESS_KEY",
                            "secretAccessKey",
                            "aws_secret_key",
                            "secretOrKey",
                            "secretOrPrivateKey",
                            "refreshToken",
                            "_authToken",
                            "NPM_AUTH_TOKEN",
                            "authToken",
                            "encryptionKey",
                            "ENCRYPTION_KEY",
                            "signingSecret",
                            "WEBHOOK_SECRET",
                            "x-api-key",
                            "X-Api-Key",
                            "client_secret",
                            "cookieSecrets",
                            "SESSION_SECRET",
                            "JWT_SECRET_ACCESS",
                            "JWT_ACCESS_SECRET",
                            "consumerSecret",
                            "apiKeys",
                            "bearerToken",
                            "GITHUB_TOKEN",
                            "NPM_TOKEN",
                            "SLACK_BOT_TOKEN",
                            "SUPABASE_SERVICE_ROLE_KEY",
                            "masterKey",
                            "ssh_key",
                            "API_KEY_STRIPE",
                            "jwtsecret",
                            "TOKEN_SECRET",
                            "totpSecret",
                            "AZURE_STORAGE_KEY",
                            "storage_account_key",
                            "NEXTAUTH_SECRET",
                            "secretKey",
                            "hmacKey",
                            "webhookSecret",
                            "secrets",
                            "sharedSecret"});
}

TEST_CASE("a name that only perhaps says something") {
  check_all(NameKind::ambiguous, {"key", "token", "auth", "credentials", "pin", "salt", "OPENAI_KEY", "DEVICE_TOKEN",
                                  "passwordFoo", "authorization", "signer", "stripeKey", "seed", "X_TOKEN", "creds"});
}

TEST_CASE("URLs that may hold a password") {
  check_all(NameKind::credential_url, {"DATABASE_URL", "REDIS_URI", "MONGO_CONNECTION_STRING", "connectionString",
                                       "MONGODB_URI", "databaseUrl", "SENTRY_DSN", "POSTGRES_URL_TEST", "AMQP_URL",
                                       "REDIS_URL", "dbUrl", "mongoUri", "db_uri", "mongodbConnection"});
}

TEST_CASE("what takes a name back") {
  check_all(NameKind::plain, {"",
                              "LOG_LEVEL",
                              "DB_PASSWORD_FILE",
                              "SECRET_PATH",
                              "secretName",
                              "SECRET_NAME",
                              "tokenTtl",
                              "TOKEN_EXPIRY",
                              "tokenExpiry",
                              "JWT_EXPIRES_IN",
                              "accessTokenExpiresIn",
                              "AWS_ACCESS_KEY_ID",
                              "keyId",
                              "clientId",
                              "PASSWORD_MIN_LENGTH",
                              "passwordLength",
                              "publicKey",
                              "PUBLIC_KEY",
                              "pubKey",
                              "tokenize",
                              "tokenizer",
                              "passwordResetUrl",
                              "PASSWORD_RESET_URL",
                              "resetPasswordUrl",
                              "passenger",
                              "passengerName",
                              "passthrough",
                              "compass",
                              "secretary",
                              "monkey",
                              "keyboard",
                              "keyboardLayout",
                              "existingSecret",
                              "existingSecretPasswordKey",
                              "rabbitmqPasswordSecret",
                              "rabbitmqUsernameSecret",
                              "imagePullSecret",
                              "imagePullSecrets",
                              "tlsSecret",
                              "secretRef",
                              "secretKeyRef",
                              "primaryKey",
                              "foreignKey",
                              "partitionKey",
                              "sortKey",
                              "cacheKey",
                              "translationKey",
                              "storageKey",
                              "tokenKey",
                              "passwordKey",
                              "LABEL_PASSWORD",
                              "passwordLabel",
                              "passwordPlaceholder",
                              "passwordField",
                              "isPassword",
                              "hasToken",
                              "showPassword",
                              "forgotPassword",
                              "FORGOT_PASSWORD",
                              "resetPassword",
                              "INVALID_PASSWORD",
                              "passwordHash",
                              "password_hash",
                              "passwordError",
                              "PASSWORD_REGEX",
                              "saltRounds",
                              "SALT_ROUNDS",
                              "tokenType",
                              "token_type",
                              "TOKEN_HEADER",
                              "authHeader",
                              "authService",
                              "passwordService",
                              "secretsManager",
                              "tokenizerPath",
                              "keyPrefix",
                              "apiKeyHeader",
                              "apiKeyName",
                              "bypass",
                              "password_changed_at",
                              "credentialsId",
                              "secretVersion",
                              "nextPageToken",
                              "maxTokens",
                              "rowKey",
                              "siteKey",
                              "anonKey",
                              "monkeyPatch",
                              "keys_per_page"});
}

TEST_CASE("where a token is a product") {
  check_all(NameKind::plain, {"tokenId",       "tokenAddress",  "tokenSymbol",   "tokenSupply",        "tokenName",
                              "tokenDecimals", "tokenStandard", "TOKEN_ADDRESS", "tokenURI",           "tokenOwner",
                              "tokenBalance",  "tokenAmount",   "tokenHolder",   "securityToken",      "stToken",
                              "tokenSale",     "tokenFactory",  "nftToken",      "tokenTransferEvent", "tokenPrice",
                              "tokenContract"});
}

TEST_CASE("the part of a name that says it") {
  CHECK(sensitive_name("googleClientSecret").word == "ClientSecret");
  CHECK(sensitive_name("DB_PASSWORD_PROD").word == "PASSWORD");
  CHECK(sensitive_name("SMTP_PASS").word == "SMTP_PASS");
  CHECK(sensitive_name("STRIPE_API_KEY").word == "API_KEY");
  CHECK(sensitive_name("AWS_SECRET_ACCESS_KEY").word == "SECRET_ACCESS_KEY");
  CHECK(sensitive_name("myapikey").word.empty());
  CHECK(sensitive_name("LOG_LEVEL").word.empty());
  CHECK(sensitive_name("MONGO_CONNECTION_STRING").word == "CONNECTION_STRING");
  CHECK_MESSAGE(sensitive_name("q7Zx81LmSecret").word == "Secret", "what stands before may be anything");
}

TEST_CASE("hostile names") {
  CHECK(sensitive_name(std::string(1 << 20, 'a')).kind == NameKind::plain);
  CHECK(sensitive_name(std::string(300, '_') + "password").kind == NameKind::plain);
  CHECK(sensitive_name("\xff\xfe password \x01").kind == NameKind::password);
}
