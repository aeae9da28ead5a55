#include "linter/parse/template_tag.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"

namespace keyref {
namespace {

using Kind = TemplateTag::Kind;

/// Nobody writes longer ones; an opening that nothing closes must not make the way through the text quadratic.
constexpr std::size_t kLongest = 4096;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(0, end);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Go templates, Handlebars and Mustache.
Kind kind_of_braces(std::string_view inside) {
  if (inside.starts_with("/*") || inside.starts_with('!')) return Kind::silent;
  if (inside.starts_with('/')) return Kind::closes;
  if (inside == "^") return Kind::divides;
  if (inside.starts_with('#') || inside.starts_with('^')) return Kind::opens;
  const std::string_view word = first_word(inside);
  if (word == "else") return Kind::divides;
  if (inside == "end") return Kind::closes;
  if (inside.size() > word.size() &&
      is_one_of(word, std::array<std::string_view, 5>{"if", "range", "with", "define", "block"}))
    return Kind::opens;
  const std::size_t equals = inside.find('=');
  const bool assigns = inside.starts_with('$') && equals != std::string_view::npos &&
                       trim(inside.substr(0, equals - 1)).find_first_of(" |") == std::string_view::npos;
  return assigns ? Kind::silent : Kind::value;
}

/// Jinja, Twig and Liquid.
Kind kind_of_statement(std::string_view inside) {
  const std::string_view word = first_word(inside);
  constexpr std::array<std::string_view, 12> kOpens = {"if",     "for",     "macro", "block", "filter", "raw",
                                                       "unless", "capture", "case",  "with",  "call",   "autoescape"};
  constexpr std::array<std::string_view, 5> kDivides = {"else", "elif", "elsif", "elseif", "when"};
  if (is_one_of(word, kOpens)) return Kind::opens;
  if (is_one_of(word, kDivides)) return Kind::divides;
  if (word.starts_with("end")) return Kind::closes;
  return word == "include" ? Kind::value : Kind::silent;
}

/// ERB and EJS.
Kind kind_of_code(std::string_view inside) {
  if (inside.starts_with('=')) return Kind::value;
  const bool braces = inside.starts_with('}');
  std::string_view rest = braces ? trim(inside.substr(1)) : inside;
  if (is_one_of(first_word(rest), std::array<std::string_view, 3>{"else", "elsif", "when"})) return Kind::divides;
  if (braces || inside == "end") return Kind::closes;
  constexpr std::array<std::string_view, 5> kOpens = {"if", "unless", "for", "case", "while"};
  const bool block = inside.ends_with(" do") || inside.find(" do |") != std::string_view::npos || inside.ends_with('{');
  return block || is_one_of(first_word(inside), kOpens) ? Kind::opens : Kind::silent;
}

/// Octopus. A comment may begin alike: `#{a: b}`.
std::optional<Kind> kind_of_octopus(std::string_view inside) {
  constexpr std::string_view kOthers = "./-[]: |\"'=!_*";
  const bool plain = std::all_of(inside.begin(), inside.end(),
                                 [&](char c) { return is_word(c) || kOthers.find(c) != std::string_view::npos; });
  if (inside.empty() || !plain || inside.find(": ") != std::string_view::npos || inside.ends_with(':'))
    return std::nullopt;
  if (inside.starts_with('/')) return Kind::closes;
  const std::string_view word = first_word(inside);
  if (inside == "else") return Kind::divides;
  const bool opens = is_one_of(word, std::array<std::string_view, 3>{"if", "unless", "each"});
  return opens && inside.size() > word.size() ? Kind::opens : Kind::value;
}

/// Terraform's templates. Other text may begin alike: `%{name}`.
std::optional<Kind> kind_of_directive(std::string_view inside) {
  const std::string_view word = first_word(inside);
  if ((word == "if" || word == "for") && inside.size() > word.size()) return Kind::opens;
  if (inside == "else") return Kind::divides;
  if (inside == "endif" || inside == "endfor") return Kind::closes;
  return std::nullopt;
}

struct Delimiters {
  std::string_view open;
  std::string_view close;
  bool code = false;  ///< may go on over lines
};

constexpr std::array<Delimiters, 11> kDelimiters = {{{"${{", "}}"},
                                                     {"#{{", "}}#"},
                                                     {"%{", "}"},
                                                     {"${", "}"},
                                                     {"$(", ")"},
                                                     {"{{{", "}}}"},
                                                     {"{{", "}}", true},
                                                     {"{%", "%}", true},
                                                     {"{#", "#}", true},
                                                     {"<%", "%>", true},
                                                     {"#{", "}"}}};  // the longest first

/// Where the inside ends; `${A:-${B}}` and `$(a $(b))` hold others.
std::size_t find_close(std::string_view text, std::size_t inside, const Delimiters& delimiters) {
  const std::string_view window = text.substr(0, inside + kLongest);
  const char nests = delimiters.open == "${" ? '{' : delimiters.open == "$(" ? '(' : '\0';
  if (nests == '\0') return window.find(delimiters.close, inside);
  std::size_t depth = 0;
  for (std::size_t at = inside; at < window.size(); ++at) {
    if (window[at] == nests) ++depth;
    if (window[at] == delimiters.close.front() && depth-- == 0) return at;
  }
  return std::string_view::npos;
}

std::string_view without_marks(std::string_view text) {
  constexpr std::string_view kMarks = " \t\r\n-~+&";  // `{{- x -}}`, `{%~ x ~%}`, `{{& x}}`
  const std::size_t first = text.find_first_not_of(kMarks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kMarks) + 1 - first);
}

std::optional<Kind> kind_of(const Delimiters& delimiters, std::string_view inside) {
  if (delimiters.open == "{#") return Kind::silent;
  if (inside.empty()) return std::nullopt;
  if (delimiters.open == "{{") return kind_of_braces(inside);
  if (delimiters.open == "{%") return kind_of_statement(inside);
  if (delimiters.open == "<%") return kind_of_code(inside);
  if (delimiters.open == "#{") return kind_of_octopus(inside);
  if (delimiters.open == "%{") return kind_of_directive(inside);
  if (delimiters.open == "${") return is_word(inside.front()) ? std::optional(Kind::value) : std::nullopt;
  return Kind::value;
}

/// `%X%`, `@X@`: these characters also stand in ordinary text.
std::optional<TemplateTag> named_between(std::string_view text, std::size_t at) {
  const std::size_t close = text.substr(0, at + kLongest).find(text[at], at + 1);
  if (close == std::string_view::npos || !is_name(text.substr(at + 1, close - at - 1))) return std::nullopt;
  return TemplateTag{Kind::value, at, close + 1, text.substr(at + 1, close - at - 1)};
}

}  // namespace

std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at) {
  if (text[at] == '@' || (text[at] == '%' && text.substr(at + 1, 1) != "{")) return named_between(text, at);
  for (const Delimiters& delimiters : kDelimiters) {
    if (text.substr(at, delimiters.open.size()) != delimiters.open) continue;
    const std::size_t begin = at + delimiters.open.size();
    const std::size_t close = find_close(text, begin, delimiters);
    if (close == std::string_view::npos) continue;
    const std::string_view whole = text.substr(begin, close - begin);
    if (!delimiters.code && whole.find('\n') != std::string_view::npos) continue;
    const auto kind = kind_of(delimiters, without_marks(whole));
    if (!kind) continue;
    std::size_t end = close + delimiters.close.size();
    if (delimiters.open == "#{" && text.substr(end, 1) == "#" && text.substr(end, 2) != "#{") ++end;  // Azure's `#{X}#`
    return TemplateTag{*kind, at, end, without_marks(whole)};
  }
  return std::nullopt;
}

std::optional<TemplateTag> lone_tag_at(std::string_view text, std::size_t at) {
  if (const auto tag = template_tag_at(text, at)) return tag;
  const std::string_view name = text[at] == '$' ? first_word(text.substr(at + 1)) : std::string_view();
  if (name.empty()) return std::nullopt;
  return TemplateTag{Kind::value, at, at + 1 + name.size(), name};
}

}  // namespace keyref
