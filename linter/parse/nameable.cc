#include "linter/parse/nameable.h"

#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/model/names.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
bool is_key_character(char c) { return is_name_character(c) || (c >= 'A' && c <= 'Z') || c == '_'; }

/// What stands around placeholders. Blanks are no part of a name where a section's tags may take them away:
/// `{{- if x }} a {{- else }} b {{- end }}`.
std::string around_placeholders(std::string_view text) {
  std::string around = without_placeholders(text);
  for (const std::string_view closing : {"}}", "%}", "%>"}) {
    const std::size_t first = text.find(closing);
    if (first != std::string_view::npos && text.find(closing, first + 1) != std::string_view::npos)
      std::erase(around, ' ');
  }
  return around;
}

}  // namespace

bool may_become_name(std::string_view text) {
  if (!has_placeholder(text)) return is_secret_name(text);
  const std::string around = around_placeholders(text);
  return std::all_of(around.begin(), around.end(), is_name_character);
}

bool may_become_key(std::string_view text) {
  if (!has_placeholder(text)) return is_secret_key(text);
  const std::string around = around_placeholders(text);
  return std::all_of(around.begin(), around.end(), is_key_character);
}

bool is_value_in_place_of_name(std::string text) {
  // These stand in placeholders, where they say nothing: `<%= X %>`.
  if (has_placeholder(text)) std::erase_if(text, [](char c) { return c == ' ' || c == '=' || c == '\n' || c == '\r'; });
  return looks_like_value(text);
}

}  // namespace keyref
