#include <cstddef>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/randomness.h"

namespace keyref {
namespace {

/// `pass1`, `Observe-Me1!`: words, or not much of anything.
bool is_simple(std::string_view value) {
  constexpr std::size_t kShort = 8;
  if (value.size() < kShort) return true;
  const auto is_tail = [](char c) { return !is_letter(c); };
  while (!value.empty() && is_tail(value.back())) value.remove_suffix(1);
  while (!value.empty() && is_tail(value.front())) value.remove_prefix(1);
  const bool words = all(value, [](char c) { return is_letter(c) || c == '-' || c == '_' || c == '.'; });
  return words && randomness(value) < kRandom;
}

}  // namespace

std::optional<Confidence> for_reader(Reader reader, std::string_view value, ValueKind kind, Confidence confidence) {
  const bool mashed = all(value, is_lower);
  const bool drawn = kind == ValueKind::identifier || (kind == ValueKind::random && !mashed);
  if (reader == Reader::program || drawn) return confidence;
  if (reader == Reader::application) return kind == ValueKind::password ? std::optional(Confidence::low) : std::nullopt;
  if (!mashed && !is_simple(value)) return confidence;
  return confidence == Confidence::high ? Confidence::medium : Confidence::low;
}

}  // namespace keyref
