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

bool is_joining(char c) { return c == '-' || c == '_' || c == '.'; }

/// `oauth2`, `e2e`, `12345`: part of a name.
bool is_part_of_name(std::string_view part) {
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kMostDigits = 3;
  if (all(part, is_digit)) return true;
  if (part.empty() || !is_letter(part.front()) || !all(part, is_alphanumeric)) return false;
  const std::size_t letters = part.find_first_of("0123456789");
  const bool number = letters == std::string_view::npos ||
                      (part.size() - letters <= kMostDigits && all(part.substr(letters), is_digit));
  return part.size() <= kShort || (number && randomness(part) < kRandom);
}

/// `oauth2-proxy`, `kafka-0`, `test_secret_123`: words that were joined, with numbers.
bool is_joined_words(std::string_view value) {
  std::size_t parts = 0;
  bool word = false;
  for (std::size_t at = 0; at < value.size(); ++parts) {
    const auto end = static_cast<std::size_t>(
        std::find_if(value.begin() + static_cast<std::ptrdiff_t>(at), value.end(), is_joining) - value.begin());
    const std::string_view part = value.substr(at, end - at);
    if (!is_part_of_name(part)) return false;
    word = word || (part.size() > 1 && all(part, is_letter));
    at = end + 1;
  }
  return parts > 1 && word;
}

bool is_random(std::string_view value) {
  constexpr std::size_t kShortest = 12;
  constexpr std::size_t kShortestSimple = 16;
  constexpr std::size_t kLong = 20;
  if (value.size() < kShortest || !all(value, is_unbroken) || is_joined_words(value)) return false;
  const double score = randomness(value);
  if (score < 5.0) return false;
  const bool mixed = any(value, is_digit) && any(value, is_letter);
  if (mixed) return score >= (value.size() >= kLong ? 5.0 : kRandom);
  return value.size() >= kShortestSimple && any(value, is_letter);
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
  if (url != std::string_view::npos) return ValueKind::path_or_url;
  if (is_placeholder(value)) return ValueKind::placeholder;
  return kind_of_plain(value);
}

}  // namespace keyref
