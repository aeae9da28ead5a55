#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/secret/quoted_ahead.h"
#include "linter/secret/value_ahead.h"

namespace keyref {
namespace {

constexpr std::size_t kBeside = 160;

std::string_view without(std::string_view text, std::string_view characters) {
  return text.substr(0, text.find_last_not_of(characters) + 1);
}

/// Does a text end with a field that holds a name: `name: `, `"key": "`, `name=`?
bool ends_with_name_field(std::string_view before) {
  const std::string_view separator = without(before, " \t'\"");
  if (separator.empty() || (separator.back() != ':' && separator.back() != '=')) return false;
  const std::string_view field = without(separator, " \t'\":=");
  constexpr std::array<std::string_view, 5> kFields = {"name", "key", "variable", "property", "id"};
  return std::any_of(kFields.begin(), kFields.end(), [&](std::string_view each) {
    return field.size() >= each.size() && equals_ignoring_case(field.substr(field.size() - each.size()), each);
  });
}

/// What a field `value` in a text holds.
std::optional<std::string_view> value_field(std::string_view text) {
  constexpr std::string_view kField = "value";
  for (std::size_t at = 0; (at = text.find(kField, at)) != std::string_view::npos;) {
    at += kField.size();
    const std::size_t separator = text.find_first_not_of("'\" \t", at);
    if (separator == std::string_view::npos || (text[separator] != ':' && text[separator] != '=')) continue;
    const std::size_t begin = text.find_first_not_of(" \t\r\n'\"|>-", separator + 1);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(begin, text.substr(begin).find_first_of("\n\"',}"));
    return value.empty() || is_reference_ahead(value) ? std::nullopt : std::optional(value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> value_beside(std::string_view text, NameSpan name) {
  const std::size_t first = name.begin - std::min(name.begin, kBeside);
  const std::string_view before = text.substr(first, name.begin - first);
  if (!ends_with_name_field(before)) return std::nullopt;
  // The entry ends where the next one of the list begins.
  const std::string_view ahead = text.substr(name.end, kBeside);
  constexpr std::array<std::string_view, 3> kNames = {"name:", "name\"", "}"};
  std::size_t end = ahead.size();
  for (const std::string_view each : kNames) end = std::min(end, ahead.find(each));
  if (const auto value = value_field(ahead.substr(0, end))) return value;
  std::size_t start = 0;
  for (const std::string_view each : {"{", "- "}) {
    if (const std::size_t found = before.rfind(each); found != std::string_view::npos) start = std::max(start, found);
  }
  return value_field(before.substr(start));
}

}  // namespace keyref
