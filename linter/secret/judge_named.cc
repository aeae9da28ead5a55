#include <cstddef>
#include <string>
#include <vector>

#include "linter/base/base64.h"
#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/well_known_keys.h"

namespace keyref {
namespace {

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_alphanumeric(c)) letters += to_lower(c);
  }
  return letters;
}

/// `PASSWORD: PASSWORD`: an enum's member, a column's name. `DB_PASSWORD:|DB_PASSWORD`: a script replaces text.
bool is_own_name(const NamedPlace& place, std::string_view value) {
  const bool constant = place.full.find('_') != std::string_view::npos && !any(place.full, is_lower);
  if (constant && value.find(place.full) != std::string_view::npos) return true;
  const bool name = all(value, [](char c) {
    return is_alphanumeric(c) || std::string_view("_-. /+`").find(c) != std::string_view::npos;
  });
  return name && letters_of(place.full) == letters_of(value);
}

/// What stands in base64, as in a Secret's `data`, where that is text; else the value itself.
std::string decoded(std::string_view value) {
  constexpr std::size_t kShortest = 8;
  constexpr std::size_t kLongest = 1024;
  if (value.size() < kShortest || value.size() > kLongest || value.size() % 4 != 0) return std::string(value);
  const auto text = decode_base64(value);
  const bool readable = text && all(*text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
  return readable ? std::string(trim(*text)) : std::string(value);
}

std::string what_of(const NamedPlace& place, std::string_view value, ValueKind kind) {
  if (is_mnemonic(value)) return "a wallet's recovery phrase";
  if (place.is_chain_key() && hex_digits_of(value) > 0) return "a blockchain account's private key";
  if (kind == ValueKind::placeholder) return "a placeholder for a secret";
  if (place.says.kind == NameKind::password) return "a password";
  if (kind == ValueKind::random || kind == ValueKind::identifier) return "a random key";
  return "a secret";
}

std::string_view describe(ValueKind kind) {
  switch (kind) {
    case ValueKind::random:
      return "the value is random";
    case ValueKind::password:
      return "the value is made as passwords are";
    case ValueKind::identifier:
      return "the value has the form of a key or an identifier";
    case ValueKind::number_or_flag:
      return "the value is a number";
    case ValueKind::placeholder:
      return "the value is a placeholder";
    case ValueKind::prose:
      return "the value is a short text";
    default:
      return "the value is a word";
  }
}

std::vector<std::string> reasons_of(const NamedPlace& place, ValueKind kind) {
  std::vector<std::string> reasons;
  if (place.says.kind != NameKind::plain)
    reasons.push_back(std::string("the name says `").append(place.says.word) + "`");
  if (place.sink) reasons.emplace_back("it is handed to what takes only secrets");
  reasons.emplace_back(describe(kind));
  if (place.is_public()) reasons.emplace_back("the name says that browsers get it");
  return reasons;
}

}  // namespace

std::optional<Verdict> judge_named(const NamedPlace& place, std::string_view value) {
  const bool sensitive = place.says.kind != NameKind::plain && place.says.kind != NameKind::credential_url;
  if (!sensitive && !place.sink) return std::nullopt;
  if (is_own_name(place, value) && !place.sink) return std::nullopt;
  const std::string text = decoded(value);
  if (text.empty()) return std::nullopt;
  ValueKind kind = value_kind(text);
  if (kind == ValueKind::identifier && is_placeholder(text)) kind = ValueKind::placeholder;
  const auto answer = answer_for(place, text, kind);
  if (!answer) return std::nullopt;
  const bool known = is_well_known_key(text);
  Verdict verdict;
  verdict.kind = kind;
  verdict.confidence = known ? Confidence::low : *answer;
  verdict.end = value.size();
  verdict.what = what_of(place, text, kind);
  verdict.reasons = reasons_of(place, kind);
  if (text.size() != value.size()) verdict.reasons.emplace_back("it is written in base64");
  if (known) verdict.reasons.emplace_back("it is a test's that everybody knows");
  return verdict;
}

}  // namespace keyref
