#include "linter/base/placeholder.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

struct Delimiters {
  std::string_view open;
  std::string_view close;
  char nests = 0;           ///< opens another level inside, as in `${A:-${B}}`
  bool only_names = false;  ///< also stands in ordinary text: around a variable's name it counts
};

constexpr std::array<Delimiters, 12> kDelimiters = {{{"${{", "}}"},  // the longest first
                                                     {"#{{", "}}#"},
                                                     {"${", "}", '{'},
                                                     {"$(", ")", '('},
                                                     {"{{{", "}}}"},
                                                     {"{{", "}}"},
                                                     {"{%", "%}"},
                                                     {"<%", "%>"},
                                                     {"#{", "}", '{'},
                                                     {"__", "__", 0, true},
                                                     {"%", "%", 0, true},
                                                     {"@", "@", 0, true}}};

struct Placeholder {
  std::size_t begin;
  std::size_t end;
  std::string_view inside;     ///< without blanks and marks at its ends
  std::string_view variable;   ///< whose value it becomes; empty where something is computed
  bool refuses_empty = false;  ///< `${X:-…}`: an empty variable becomes something else
};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
bool is_path(char c) { return is_word(c) || c == '.'; }
bool is_mark(char c) { return c == ' ' || c == '-' || c == '=' || c == '&'; }  // `{{- X -}}`, `<%= X %>`, `{{& X}}`

std::size_t count_word(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_word) - text.begin());
}

bool is_variable(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_path); }

std::string_view without_marks(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return text;
}

/// What engines call the environment's variable X: gomplate, Jinja, Ruby.
std::string_view environment_variable(std::string_view text) {
  constexpr std::array<Delimiters, 9> kForms = {{{".Env.", ""},
                                                 {"env \"", "\""},
                                                 {"getenv \"", "\""},
                                                 {"env.Getenv \"", "\""},
                                                 {"env('", "')"},
                                                 {"env(\"", "\")"},
                                                 {"ENV['", "']"},
                                                 {"ENV[\"", "\"]"},
                                                 {".", ""}}};
  for (const Delimiters& form : kForms) {
    if (!text.starts_with(form.open) || !text.ends_with(form.close)) continue;
    if (text.size() <= form.open.size() + form.close.size()) continue;
    const std::string_view name = text.substr(form.open.size(), text.size() - form.open.size() - form.close.size());
    if (count_word(name) == name.size()) return name;
  }
  return {};
}

/// The shell's `${X-…}`, `${X:-…}`, `${X:=…}` and `${X:?…}`.
void read_shell_form(Placeholder& placeholder) {
  const std::string_view inside = placeholder.inside;
  const std::size_t word = count_word(inside);
  std::string_view rest = inside.substr(word);
  const bool colon = rest.starts_with(':');
  if (colon) rest.remove_prefix(1);
  if (word == 0 || (!rest.empty() && std::string_view("-=?").find(rest.front()) == std::string_view::npos)) return;
  if (rest.empty() && !colon) return;
  placeholder.variable = inside.substr(0, word);
  placeholder.refuses_empty = colon && rest != "-" && rest != "=";
}

/// Nobody writes longer ones; an opening that nothing closes must not make the way through a text quadratic.
constexpr std::size_t kLongest = 1024;

std::size_t find_close(std::string_view text, std::size_t inside, const Delimiters& delimiters) {
  text = text.substr(0, inside + kLongest);
  if (delimiters.nests == 0) return text.find(delimiters.close, inside);
  std::size_t depth = 0;
  for (std::size_t at = inside; at < text.size(); ++at) {
    if (text[at] == delimiters.nests) ++depth;
    if (text[at] == delimiters.close.front() && depth-- == 0) return at;
  }
  return std::string_view::npos;
}

std::optional<Placeholder> delimited_at(std::string_view text, std::size_t at, const Delimiters& delimiters) {
  const std::size_t begin = at + delimiters.open.size();
  const std::size_t close = find_close(text, begin, delimiters);
  if (close == std::string_view::npos || close == begin) return std::nullopt;
  const std::string_view whole = text.substr(begin, close - begin);
  const bool shell = delimiters.open == "${";
  Placeholder placeholder{at, close + delimiters.close.size(), without_marks(whole), {}};
  if (shell) {  // `${X:-}` ends in what is no mark there
    const std::size_t first = whole.find_first_not_of(' ');
    if (first != std::string_view::npos)
      placeholder.inside = whole.substr(first, whole.find_last_not_of(' ') + 1 - first);
  }
  const bool named = is_variable(placeholder.inside);
  if (delimiters.only_names && (!named || placeholder.inside.size() != whole.size())) return std::nullopt;
  // Azure's `#{X}#`; in `#{X}#{Y}` the second one begins there.
  if (delimiters.open == "#{" && text.substr(placeholder.end, 1) == "#" && text.substr(placeholder.end, 2) != "#{")
    ++placeholder.end;
  if (delimiters.open == "{%" || (delimiters.open == "<%" && !whole.starts_with('='))) return placeholder;
  if (shell) read_shell_form(placeholder);
  if (placeholder.variable.empty()) placeholder.variable = environment_variable(placeholder.inside);
  if (placeholder.variable.empty() && named) placeholder.variable = placeholder.inside;
  return placeholder;
}

std::optional<Placeholder> placeholder_at(std::string_view text, std::size_t at) {
  if (text[at] == '$' && text.substr(at + 1, 1) == "$") {  // written twice it is escaped, for some; it stays open then
    const auto escaped = placeholder_at(text, at + 1);
    if (!escaped) return std::nullopt;
    return Placeholder{at, escaped->end, escaped->inside, {}};
  }
  for (const Delimiters& delimiters : kDelimiters) {
    if (text.substr(at, delimiters.open.size()) != delimiters.open) continue;
    if (const auto placeholder = delimited_at(text, at, delimiters)) return placeholder;
  }
  const std::size_t word = text[at] == '$' ? count_word(text.substr(at + 1)) : 0;
  if (word == 0) return std::nullopt;
  const std::string_view variable = text.substr(at + 1, word);
  return Placeholder{at, at + 1 + word, variable, variable};
}

/// Asked of every character of every name; nearly all names hold none.
bool may_begin(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '$':
    case '{':
    case '%':
    case '#':
    case '<':
    case '@':
      return true;
    case '_':
      return at + 1 < text.size() && text[at + 1] == '_';
    default:
      return false;
  }
}

std::optional<Placeholder> next_placeholder(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!may_begin(text, at)) continue;
    if (auto placeholder = placeholder_at(text, at)) return placeholder;
  }
  return std::nullopt;
}

std::optional<std::string> value_of(const Placeholder& placeholder,
                                    const std::map<std::string, std::string>& variables) {
  const auto variable = variables.find(std::string(placeholder.variable));
  if (placeholder.variable.empty() || variable == variables.end()) return std::nullopt;
  if (variable->second.empty() && placeholder.refuses_empty) return std::nullopt;
  return variable->second;
}

/// An expression is left out but for its variable: `${X:-y}` becomes `${X:-…}`.
std::string shown(const Placeholder& placeholder, std::string_view whole) {
  const std::string_view inside = placeholder.inside;
  if (std::all_of(inside.begin(), inside.end(), [](char c) { return is_path(c) || c == '$'; }))
    return std::string(whole);
  const auto before = static_cast<std::size_t>(inside.data() - whole.data());
  const auto trimmed = [](std::string_view text) {
    std::string plain(text);
    std::erase(plain, ' ');
    return plain;
  };
  const std::string_view kept = placeholder.variable.empty() ? "…" : placeholder.variable;
  return trimmed(whole.substr(0, before)).append(kept).append(placeholder.refuses_empty ? ":-…" : "") +
         trimmed(whole.substr(before + inside.size()));
}

}  // namespace

bool has_placeholder(std::string_view text) { return next_placeholder(text, 0).has_value(); }

std::optional<std::string> expand_placeholders(std::string_view text,
                                               const std::map<std::string, std::string>& variables) {
  std::string expanded;
  std::size_t from = 0;
  while (const auto placeholder = next_placeholder(text, from)) {
    const auto value = value_of(*placeholder, variables);
    if (!value) return std::nullopt;
    expanded += text.substr(from, placeholder->begin - from);
    expanded += *value;
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
    plain += text.substr(from, placeholder->begin - from);
    plain += shown(*placeholder, text.substr(placeholder->begin, placeholder->end - placeholder->begin));
    from = placeholder->end;
  }
  return plain.append(text.substr(from));
}

}  // namespace keyref
