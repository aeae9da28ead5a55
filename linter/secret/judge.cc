#include "linter/secret/judge.h"

#include <array>
#include <cstddef>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/value_tests.h"

namespace keyref {
namespace {

/// The part of a value that is to be judged by itself.
struct Part {
  std::string_view text;
  SensitiveName name;  ///< of the part, where the part has one of its own
  bool own_name = false;
};

/// `${NAME:-default}`: the default stands in the file.
std::optional<Part> fallback_of(std::string_view value) {
  if (!value.starts_with("${") || !value.ends_with('}') || value.find("${", 2) != std::string_view::npos)
    return std::nullopt;
  std::size_t at = 2;
  while (at < value.size() && (is_alphanumeric(value[at]) || value[at] == '_')) ++at;
  if (value.substr(at, 1) == ":") ++at;
  if (value.substr(at, 1) != "-" && value.substr(at, 1) != "=") return std::nullopt;
  return Part{value.substr(at + 1, value.size() - at - 2), {}};
}

/// `Bearer …` and `Basic …`: what is behind them.
std::optional<Part> behind_scheme(const NamedValue& candidate, std::string_view value) {
  if (!candidate.sink && sensitive_name(candidate.name).kind == NameKind::plain) return std::nullopt;
  constexpr auto kSchemes = std::to_array<std::string_view>({"bearer ", "basic ", "token ", "apikey "});
  for (const std::string_view scheme : kSchemes) {
    if (!equals_ignoring_case(value.substr(0, scheme.size()), scheme)) continue;
    const std::string_view rest = trim(value.substr(scheme.size()));
    if (rest.empty() || any(rest, is_space)) return std::nullopt;
    const NameKind says = hex_digits_of(rest) > 0 ? NameKind::key : NameKind::ambiguous;
    return Part{rest, {says, value.substr(0, scheme.size() - 1)}, true};
  }
  return std::nullopt;
}

/// `Server=…;Password=…`, `host=… password=…`, `…;AccountKey=…`: the password in a connection string.
std::optional<Part> part_of_connection_string(std::string_view value) {
  constexpr std::size_t kLongest = 2048;
  const std::string_view separators = value.find(';') != std::string_view::npos ? ";" : " ";
  if (value.size() > kLongest) return std::nullopt;
  std::size_t pairs = 0;
  std::optional<Part> found;
  for (const std::string_view pair : split(value, separators.front())) {
    if (trim(pair).empty()) continue;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return std::nullopt;  // a sentence that quotes one is none
    ++pairs;
    const std::string_view text = trim(pair.substr(equals + 1));
    const SensitiveName name = sensitive_name(trim(pair.substr(0, equals)));
    const bool counts = name.kind == NameKind::key || name.kind == NameKind::password;
    if (counts && !found && !text.empty()) found = Part{text, name, true};
  }
  return pairs > 1 ? found : std::nullopt;
}

std::optional<Part> part_of(const NamedValue& candidate, std::string_view value) {
  if (const auto part = fallback_of(value)) return part;
  if (const auto part = behind_scheme(candidate, value)) return part;
  return part_of_connection_string(value);
}

std::optional<Verdict> judge_text(const NamedPlace& place, std::string_view value, long long now) {
  if (auto verdict = judge_form(place, value, now)) return verdict;
  return judge_named(place, value);
}

}  // namespace

std::optional<Verdict> judge(const NamedValue& candidate) {
  std::string_view value = trim(candidate.value);
  NamedPlace place{candidate.name, sensitive_name(candidate.name), candidate.sink, candidate.reader};
  constexpr std::string_view kBase64 = "base64:";  // Laravel's
  if (value.starts_with(kBase64)) value.remove_prefix(kBase64.size());
  if (const auto part = part_of(candidate, value)) {
    value = trim(part->text);
    if (part->own_name) place = {part->name.word, part->name, candidate.sink, candidate.reader};
  }
  if (value.empty()) return std::nullopt;
  auto verdict = judge_text(place, value, candidate.now);
  if (!verdict) return std::nullopt;
  const auto offset = static_cast<std::size_t>(value.data() - candidate.value.data());
  verdict->begin += offset;
  verdict->end += offset;
  return verdict;
}

}  // namespace keyref
