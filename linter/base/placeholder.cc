#include "linter/base/placeholder.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

struct Delimiters {
  std::string_view open;
  std::string_view close;
};

constexpr std::array<Delimiters, 6> kDelimiters = {
    {{"${{", "}}"}, {"${", "}"}, {"$(", ")"}, {"{{", "}}"}, {"__", "__"}, {"%", "%"}}};  // the longest first

struct Placeholder {
  std::size_t begin;
  std::size_t end;
  std::string_view variable;
};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// `__` and `%` also stand in ordinary text: between them only a variable's name counts.
bool is_plain_delimiter(const Delimiters& delimiters) { return delimiters.open == "__" || delimiters.open == "%"; }

std::optional<Placeholder> placeholder_at(std::string_view text, std::size_t at) {
  for (const Delimiters& delimiters : kDelimiters) {
    if (text.substr(at, delimiters.open.size()) != delimiters.open) continue;
    const std::size_t inside = at + delimiters.open.size();
    const std::size_t close = text.find(delimiters.close, inside);
    if (close == std::string_view::npos || close == inside) continue;
    const std::string_view variable = without_blanks(text.substr(inside, close - inside));
    const bool named = !variable.empty() && std::all_of(variable.begin(), variable.end(), is_word);
    if (is_plain_delimiter(delimiters) && !named) continue;
    return Placeholder{at, close + delimiters.close.size(), variable};
  }
  if (text[at] == '$' && at + 1 < text.size() && is_word(text[at + 1])) {
    std::size_t end = at + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    return Placeholder{at, end, text.substr(at + 1, end - at - 1)};
  }
  return std::nullopt;
}

std::optional<Placeholder> next_placeholder(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("${_%", from); at != std::string_view::npos;
       at = text.find_first_of("${_%", at + 1)) {
    if (auto placeholder = placeholder_at(text, at)) return placeholder;
  }
  return std::nullopt;
}

}  // namespace

bool has_placeholder(std::string_view text) { return next_placeholder(text, 0).has_value(); }

std::optional<std::string> expand_placeholders(std::string_view text,
                                               const std::map<std::string, std::string>& variables) {
  std::string expanded;
  std::size_t from = 0;
  while (const auto placeholder = next_placeholder(text, from)) {
    const auto variable = variables.find(std::string(placeholder->variable));
    if (variable == variables.end()) return std::nullopt;
    expanded += text.substr(from, placeholder->begin - from);
    expanded += variable->second;
    from = placeholder->end;
  }
  expanded += text.substr(from);
  return expanded;
}

std::vector<std::string_view> around_placeholders(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  while (const auto placeholder = next_placeholder(text, from)) {
    parts.push_back(text.substr(from, placeholder->begin - from));
    from = placeholder->end;
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string without_placeholders(std::string_view text) {
  std::string around;
  for (const std::string_view part : around_placeholders(text)) around += part;
  return around;
}

std::string without_expressions(std::string_view text) {
  std::string plain;
  std::size_t from = 0;
  while (const auto placeholder = next_placeholder(text, from)) {
    const std::string_view variable = placeholder->variable;
    const bool expression =
        !std::all_of(variable.begin(), variable.end(), [](char c) { return is_word(c) || c == '.' || c == '$'; });
    const std::string_view whole = text.substr(placeholder->begin, placeholder->end - placeholder->begin);
    const auto inside = static_cast<std::size_t>(variable.data() - whole.data());
    plain += text.substr(from, placeholder->begin - from);
    plain += expression ? std::string(without_blanks(whole.substr(0, inside))) + "…" +
                              std::string(without_blanks(whole.substr(inside + variable.size())))
                        : std::string(whole);
    from = placeholder->end;
  }
  return plain.append(text.substr(from));
}

}  // namespace keyref
