#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/confidence.h"
#include "linter/secret/token_formats.h"

namespace keyref {

/// What a value is.
enum class ValueKind {
  empty,
  reference,       ///< it stands for a value: `${X}`, `{{ … }}`, `$(X)`, `vault:…`, `ENC[…]`, `op://…`, `!Ref`,
                   ///< `arn:aws:secretsmanager:…`
  placeholder,     ///< changeme, your-api-key-here, xxxx, <password>, example: a person is to replace it
  token,           ///< of a provider's format
  private_key,     ///< PEM, age, OpenSSH, JWK with `d`
  credential_url,  ///< scheme://user:password@host with a real password
  random,          ///< letters and digits without words, by entropy and character classes
  password,        ///< made by a person to be a password: `S3cret!2024`, `hunter2`, `letmein1`
  word,            ///< one plain word or a few joined: `keyboard-cat`, `secret`, `admin`
  identifier,      ///< a UUID, a hash, a digest, an address of a blockchain, a version, a date
  prose,           ///< a sentence
  path_or_url,     ///< a path, a URL without credentials, a host name, a route
  number_or_flag,  ///< a number, a boolean, a duration, a size
  code,            ///< an expression, a selector, a type, a regular expression
};

ValueKind value_kind(std::string_view value);

/// Whom the file is for.
enum class Reader {
  program,      ///< values there are used
  tester,       ///< tests: what a person made up there opens only what the test has made
  application,  ///< translations: what an application shows to people
};

/// Where a value stands, as far as it decides.
struct NamedValue {
  std::string_view name;   ///< what it is given to: a variable, a key, an option; empty: nothing
  std::string_view value;  ///< without quotes, escapes resolved
  bool sink = false;       ///< handed to something that takes nothing but secrets: `--password`, `jwt.sign(…, x)`
  long long now = 0;       ///< seconds since 1970, for what expires
  Reader reader = Reader::program;
};

/// Why and how surely a value is a secret's.
struct Verdict {
  ValueKind kind = ValueKind::word;
  Confidence confidence = Confidence::high;
  int lowered = 0;  ///< steps for the value itself: a test token, an expired JWT, an encrypted key, a failed checksum
  std::size_t begin = 0;  ///< the part of the value that is the secret: of a URL its password
  std::size_t end = 0;
  std::string what;                  ///< for messages: "a GitHub personal access token", "a password", "a random key"
  std::string_view provider;         ///< of a token: "github"
  bool browser_key = false;          ///< a token that is a secret only outside of browsers
  std::string account;               ///< the AWS account inside a key id
  std::vector<std::string> reasons;  ///< short, no text of the value: "the name says `clientSecret`"; never empty
};

/// None: no secret, or nothing to tell.
std::optional<Verdict> judge(const NamedValue& candidate);

}  // namespace keyref
