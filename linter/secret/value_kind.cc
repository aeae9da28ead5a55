#include <algorithm>
#include <cstddef>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/credential_url.h"
#include "linter/secret/judge.h"
#include "linter/secret/private_key.h"
#include "linter/secret/randomness.h"
#include "linter/secret/token_formats.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/weak_words.h"

namespace keyref {
namespace {

/// Nobody writes longer secrets into one value, but for keys; and what is longer must not cost more.
constexpr std::size_t kLongestSecret = 4096;

bool is_unbroken(char c) {
  return is_alphanumeric(c) || std::string_view("+/=_-.~:").find(c) != std::string_view::npos;
}

bool is_random(std::string_view value) {
  constexpr std::size_t kShortest = 12;
  constexpr std::size_t kShortestSimple = 16;
  constexpr std::size_t kLong = 20;
  if (value.size() < kShortest || !all(value, is_unbroken)) return false;
  const double score = randomness(value);
  if (score < 5.0) return false;
  const bool mixed = any(value, is_digit) && any(value, is_letter);
  if (mixed) return score >= (value.size() >= kLong ? 5.0 : kRandom);
  return value.size() >= kShortestSimple && any(value, is_letter);
}

/// `oauth2-proxy`, `kafka-0`: words that were joined, with a number behind them.
bool is_joined_words(std::string_view value) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at < value.size(); ++parts) {
    std::size_t end = at;
    while (end < value.size() && is_letter(value[end])) ++end;
    const std::size_t digits = std::min(value.find_first_not_of("0123456789", end), value.size()) - end;
    end += digits;
    if (digits > 2 || (end < value.size() && std::string_view("-_.").find(value[end]) == std::string_view::npos))
      return false;
    at = end + 1;
  }
  return parts > 1;
}

/// Letters with digits or signs among them, as people make passwords: `hunter2`, `S3cret!`, `P@ssw0rd`.
bool is_password(std::string_view value) {
  constexpr std::size_t kShortest = 4;
  constexpr std::size_t kLongest = 64;
  if (value.size() < kShortest || value.size() > kLongest || any(value, is_space) || is_joined_words(value))
    return false;
  const bool letters = any(value, is_letter);
  const bool digits = any(value, is_digit);
  const bool signs = any(value, [](char c) {
    return !is_alphanumeric(c) && std::string_view("-_./:,;()").find(c) == std::string_view::npos;
  });
  return (letters && (digits || signs)) || (digits && signs);
}

bool is_word(std::string_view value) {
  return any(value, is_letter) && all(value, [](char c) {
           return is_alphanumeric(c) || std::string_view(" -_.:,'").find(c) != std::string_view::npos;
         });
}

ValueKind kind_of_plain(std::string_view value) {
  if (is_mnemonic(value)) return ValueKind::random;
  if (is_path_or_url(value)) return ValueKind::path_or_url;
  if (is_code(value)) return ValueKind::code;
  if (is_prose(value)) return ValueKind::prose;
  const std::string lower = to_lower(value);
  if (is_technical_word(lower)) return ValueKind::code;
  if (is_label_word(lower)) return ValueKind::prose;
  if (is_random(value)) return ValueKind::random;
  if (is_password(value)) return ValueKind::password;
  return is_word(value) ? ValueKind::word : ValueKind::code;
}

bool is_private_key(std::string_view value) {
  if (is_age_key(value) || is_private_jwk(value)) return true;
  const std::size_t dashes = value.find("-----BEGIN");
  return dashes != std::string_view::npos && private_key_at(value, dashes).has_value();
}

}  // namespace

ValueKind value_kind(std::string_view value) {
  value = trim(value);
  if (value.empty()) return ValueKind::empty;
  if (is_private_key(value)) return ValueKind::private_key;
  if (value.size() > kLongestSecret) return ValueKind::prose;
  if (token_of(value, 0)) return ValueKind::token;
  const std::size_t url = value.find("://");
  if (url != std::string_view::npos && credential_url_at(value, url)) return ValueKind::credential_url;
  if (is_reference(value)) return ValueKind::reference;
  if (is_number_or_flag(value)) return ValueKind::number_or_flag;
  if (is_identifier(value)) return ValueKind::identifier;
  if (is_placeholder(value)) return ValueKind::placeholder;
  return kind_of_plain(value);
}

}  // namespace keyref
