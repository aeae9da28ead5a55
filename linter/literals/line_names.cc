#include "linter/literals/line.h"

namespace keyref::literals {
namespace {

using Kind = LineToken::Kind;

/// Where a declaration's name ends, if it is one with a type: `password: string =`, `password string =`; else `i`.
std::size_t declared_before(const Line& line, std::size_t i) {
  static constexpr std::array<std::string_view, 5> kTypes = {"string", "str", "any", "char", "byte"};
  static constexpr std::size_t kLongestType = 8;
  if (!line.code || line.text(i) != "=") return i;
  if (i > 1 && line.is(i - 1, Kind::word) && line.is(i - 2, Kind::word) && line.text(i - 1) == "string") return i - 1;
  bool typed = false;
  for (std::size_t at = i; at > 1 && i - at < kLongestType; --at) {
    if (line.is_sign(at - 1, ":")) return typed ? at - 1 : i;
    const std::string_view word = last_part(line.text(at - 1));
    if (line.is(at - 1, Kind::word) && (is_one_of(word, kTypes) || (word.front() >= 'A' && word.front() <= 'Z')))
      typed = true;
    if (line.is_sign(at - 1, "(") || line.is_sign(at - 1, ",") || line.is_sign(at - 1, ";")) return i;
  }
  return i;
}

/// Is the colon that of `condition ? password : 'x'`?
bool is_conditional(const Line& line, std::size_t i) {
  static constexpr std::size_t kFarthest = 12;
  if (line.text(i) != ":") return false;
  if (line.is_sign(i - 2, "?")) return true;
  for (std::size_t at = i; line.code && at > 0 && i - at < kFarthest; --at) {
    if (line.is_sign(at - 1, "?")) return at != i;
    if (line.is_sign(at - 1, ",") || line.is_sign(at - 1, "{") || line.is_sign(at - 1, ";")) return false;
  }
  return false;
}

/// `ApiKey { get; set; }`: where the name ends.
std::size_t behind_property(const Line& line, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  if (at == 0 || !line.is_sign(at - 1, "}")) return at;
  for (std::size_t open = at - 1; open > 0 && at - open < kLongest; --open) {
    if (line.is_sign(open - 1, "{")) return open - 1;
  }
  return at;
}

}  // namespace

std::string_view name_before(const Line& line, std::size_t i) {
  std::size_t at = behind_property(line, declared_before(line, i));
  while (at > 0 && (line.is_sign(at - 1, "*") || line.is_sign(at - 1, "?") || line.is_sign(at - 1, "!") ||
                    line.is_sign(at - 1, "`")))
    --at;
  if (at > 1 && line.is_sign(at - 1, "]") && line.is_sign(at - 2, "[")) at -= 2;
  if (at == 0) return {};
  const bool subscript = line.is_sign(at - 1, "]") || line.is_sign(at - 1, ")");
  if (subscript && at > 2 && line.is(at - 2, Kind::text) && (line.is_sign(at - 3, "[") || line.is_sign(at - 3, "(")))
    return line.text(at - 2);
  if (is_conditional(line, i)) return {};
  if (line.is(at - 1, Kind::text)) return line.text(at - 1);
  if (!line.is(at - 1, Kind::word)) return {};
  return line.code ? last_part(line.text(at - 1)) : line.text(at - 1);
}

}  // namespace keyref::literals
