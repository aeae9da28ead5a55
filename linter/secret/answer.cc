#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/randomness.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/weak_words.h"

namespace keyref {
namespace {

using Answer = std::optional<Confidence>;

/// `loginPassword: 'Password'`, `reasonVaultSecret: 'VaultSecretError'`: what a person reads, or a program tells apart.
bool is_label(const NamedPlace& place, std::string_view value) {
  if (!is_upper(value.front()) || any(value, is_digit)) return false;
  std::vector<std::string> name;
  for (const std::string_view word : words_of(place.full)) name.push_back(to_lower(word));
  const auto words = words_of(value);
  const auto others =
      std::count_if(words.begin(), words.end(), [&](std::string_view word) { return !contains(name, to_lower(word)); });
  return others == 0 || (others == 1 && words.size() > 2);
}

/// `verbReadSecrets: 'readsecrets'`.
bool repeats_its_name(const NamedPlace& place, std::string_view value) {
  const std::string name = to_lower(place.full);
  return value.size() > place.says.word.size() && name.size() > value.size() && name.ends_with(to_lower(value));
}

/// `secret`, `jwt-secret`: the value is the name of one.
bool names_a_secret(std::string_view value) { return sensitive_name(value).kind != NameKind::plain; }

/// `webhook-secret`: so are objects of Kubernetes named, and parameters that take their names.
bool is_dashed(std::string_view name) {
  return name.find('-') != std::string_view::npos && !any(name, is_upper) && name.find('_') == std::string_view::npos;
}

/// `Sommer`: so are labels in the languages of the world.
bool is_titled(std::string_view value) { return is_upper(value.front()) && all(value.substr(1), is_lower); }

/// `payments-tls`, `registry-credentials`: an object of Kubernetes.
bool is_object_name(std::string_view value) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"-tls", "-cert", "-certs", "-credentials", "-creds", "-auth", "-config", "-env", "-ca", "-secrets"});
  return all(value, [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '.'; }) &&
         any(kEndings, [&](std::string_view ending) { return value.ends_with(ending); });
}

/// `acme-s390x-ssh-key`: so are objects of Kubernetes named, and nothing but a `secret:` names them.
bool is_named_object(const NamedPlace& place, std::string_view value) {
  const auto parts = split(value, '-');
  constexpr std::size_t kSentence = 3;  // fewer words may be somebody's password
  const bool names = equals_ignoring_case(place.says.word, "secret") ||
                     (place.ends_in("secret") && is_dashed(place.full) && parts.size() >= kSentence);
  if (place.sink || !names || parts.size() < 2) return false;
  const bool word = any(parts, [](std::string_view part) {
    return part.size() > 1 && all(part, is_lower) && randomness(part) < kRandom;
  });
  return word && all(value, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

/// `wrongpassword`, `secret_for_mails`, `test-jwt`: it means one, rather than being one.
bool means_a_secret(std::string_view value) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"fake", "incorrect", "invalid", "password", "secret", "test", "testing", "token", "wrong"});
  const std::string lower = to_lower(value);
  if (all(lower, is_letter) && lower.ends_with("password")) return true;
  const auto words = words_of(value);
  return any(words, [&](std::string_view word) { return contains(kWords, to_lower(word)); }) &&
         (words.size() > 1 || !names_a_secret(value));
}

/// `newPassword2`: so are variables and fields called.
bool is_variable_name(std::string_view value) {
  const std::string_view name = is_digit(value.back()) ? value.substr(0, value.size() - 1) : value;
  return is_lower(value.front()) && any(name, is_upper) && all(name, is_letter) && names_a_secret(name);
}

/// `P@ssw0rd!`, `NewPassword123`, `test1234!`: what people type where any password will do.
bool is_made_of_common(std::string_view value) {
  std::string plain;
  for (const char c : to_lower(value)) {
    constexpr std::string_view kWritten = "@0$5";
    constexpr std::string_view kMeant = "aoss";
    const std::size_t at = kWritten.find(c);
    plain += at == std::string_view::npos ? c : kMeant[at];
  }
  constexpr auto kParts = std::to_array<std::string_view>({"password", "qwerty"});
  return plain.starts_with("test") ||
         any(kParts, [&](std::string_view part) { return plain.find(part) != std::string::npos; });
}

bool has_secret_word(const NamedPlace& place) {
  return place.says.kind == NameKind::password || place.ends_in("secret");
}

Answer answer_for_word(const NamedPlace& place, std::string_view value) {
  // `createHmac('sha256', 'my-secret')` is signed with just that; who passes `password` has yet to think of one.
  if (place.sink) {
    const bool placeholder = place.says.kind == NameKind::password && names_a_secret(value);
    return placeholder ? Confidence::low : Confidence::medium;
  }
  constexpr std::size_t kShortest = 3;
  if (value.size() < kShortest || place.says.kind == NameKind::ambiguous) return std::nullopt;
  if (is_label(place, value) || is_object_name(value)) return std::nullopt;
  if (!has_secret_word(place)) {
    // Tokens are random; a word there is a cookie's, a header's or a key's name.
    const bool name = place.ends_in("token") || place.full == "secretKey" || to_lower(value).starts_with("x-");
    return name ? std::nullopt : Answer(Confidence::low);
  }
  const bool weak = names_a_secret(value) || is_titled(value) || means_a_secret(value) || place.is_plural() ||
                    (place.says.kind == NameKind::key && repeats_its_name(place, value));
  const bool test = place.says.kind == NameKind::key &&
                    (is_common_password(to_lower(value)) || to_lower(place.full).starts_with(to_lower(value)));
  return weak || test ? Confidence::low : Confidence::medium;
}

Answer answer_for_password(const NamedPlace& place, std::string_view value) {
  if (place.sink) return Confidence::high;
  if (place.says.kind == NameKind::ambiguous) return std::nullopt;
  if (is_variable_name(value)) return Confidence::low;
  const bool common = is_common_password(to_lower(value)) || is_made_of_common(value);
  if (has_secret_word(place)) return common ? Confidence::medium : Confidence::high;
  constexpr std::size_t kShortestKey = 8;
  return value.size() < kShortestKey || (is_dashed(value) && names_a_secret(value)) ? Confidence::low
                                                                                    : Confidence::medium;
}

/// Where the name hardly says anything. `oauth2GatewaySignoutUrl` under `key:` is the name of something.
bool is_surely_random(std::string_view value) {
  constexpr std::size_t kUuid = 36;
  for (std::size_t at = 0; at + kUuid <= value.size(); ++at) {
    if (is_uuid(value.substr(at, kUuid))) return false;
  }
  constexpr double kSurely = 5.8;
  constexpr std::size_t kShortest = 16;
  return value.size() >= kShortest && any(value, is_digit) && randomness(value) >= kSurely;
}

Answer answer_for_random(const NamedPlace& place, std::string_view value) {
  if (is_mnemonic(value)) return place.is_chain_key() || place.sink ? Answer(Confidence::high) : std::nullopt;
  if (place.says.kind == NameKind::ambiguous && !place.sink)
    return is_surely_random(value) ? Answer(Confidence::medium) : std::nullopt;
  return place.is_public() ? Confidence::medium : Confidence::high;
}

Answer answer_for_hex(const NamedPlace& place, std::string_view value) {
  constexpr std::size_t kGitHash = 40;
  constexpr std::size_t kChainKey = 64;
  const std::size_t digits = hex_digits_of(value);
  const bool prefixed = value.starts_with("0x");
  if (prefixed && digits != kChainKey) return std::nullopt;
  if (place.is_chain_key() && digits == kChainKey) return Confidence::high;
  if (place.says.kind == NameKind::ambiguous && !place.sink)
    return prefixed || digits == kGitHash ? std::nullopt : Answer(Confidence::low);
  return prefixed || digits == kGitHash || place.is_public() ? Confidence::medium : Confidence::high;
}

Answer answer_for_identifier(const NamedPlace& place, std::string_view value) {
  if (hex_digits_of(value) > 0) return answer_for_hex(place, value);
  const bool counts = place.sink || place.says.kind != NameKind::ambiguous;
  return is_uuid(value) && counts ? Answer(Confidence::medium) : std::nullopt;
}

Answer answer_for_number(const NamedPlace& place, std::string_view value) {
  constexpr std::size_t kShortest = 4;
  const bool password = place.sink || (place.says.kind == NameKind::password && !place.is_plural());
  return password && value.size() >= kShortest && all(value, is_digit) ? Answer(Confidence::medium) : std::nullopt;
}

Answer answer_for_prose(const NamedPlace& place, std::string_view value) {
  constexpr std::size_t kMostWords = 4;
  return place.sink && words_of(value).size() <= kMostWords ? Answer(Confidence::medium) : std::nullopt;
}

Answer answer_for_placeholder(const NamedPlace& place) {
  return place.sink || place.says.kind != NameKind::ambiguous ? Answer(Confidence::low) : std::nullopt;
}

Answer answer_of_kind(const NamedPlace& place, std::string_view value, ValueKind kind) {
  const bool made = kind == ValueKind::word || kind == ValueKind::password || kind == ValueKind::random;
  if (made && is_named_object(place, value))
    return is_object_name(value) || is_dashed(place.full) ? std::nullopt : Answer(Confidence::low);
  switch (kind) {
    case ValueKind::word:
      return answer_for_word(place, value);
    case ValueKind::password:
      return answer_for_password(place, value);
    case ValueKind::random:
      return answer_for_random(place, value);
    case ValueKind::identifier:
      return answer_for_identifier(place, value);
    case ValueKind::number_or_flag:
      return answer_for_number(place, value);
    case ValueKind::prose:
      return answer_for_prose(place, value);
    case ValueKind::placeholder:
      return answer_for_placeholder(place);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Confidence> answer_for(const NamedPlace& place, std::string_view value, ValueKind kind) {
  const Answer answer = answer_of_kind(place, value, kind);
  return answer ? for_reader(place.reader, value, kind, *answer) : std::nullopt;
}

}  // namespace keyref
