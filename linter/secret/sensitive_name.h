#pragma once

#include <string_view>
#include <vector>

namespace keyref {

/// The words of a name, in order, as written: camelCase, snake_case, kebab-case, dots, and runs of capitals before a
/// word (`AWSSecretKey` is AWS, Secret, Key). Digits belong to the word before them.
std::vector<std::string_view> words_of(std::string_view name);

/// What a name says of its value. Judged from its words and their order, never from parts of words.
enum class NameKind {
  plain,           ///< nothing: `LOG_LEVEL`, `monkey`, `tokenExpiry`, `PASSWORD_MIN_LENGTH`, `DB_PASSWORD_FILE`
  ambiguous,       ///< perhaps: `key`, `token`, `auth`, `credentials`, `pin` alone: only a strong value counts under it
  key,             ///< a machine's secret: `API_KEY`, `clientSecret`, `jwtSecret`, `accessToken`, `privateKey`
  password,        ///< a person's or a database's: `password`, `passwd`, `pwd`, `DB_PASS`, `passphrase`
  credential_url,  ///< `DATABASE_URL`, `REDIS_URI`, `MONGO_CONNECTION_STRING`: a secret only where a password is in it
};

struct SensitiveName {
  NameKind kind = NameKind::plain;
  std::string_view word;  ///< the part of the name that says it, as written: "clientSecret"; empty for plain
};

SensitiveName sensitive_name(std::string_view name);

}  // namespace keyref
