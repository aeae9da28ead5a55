#include "linter/secret/value_ahead.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/quoted_ahead.h"

namespace keyref {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kWindow = 96;  // within which a value has to begin

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_name_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$'; }

/// What code writes where configuration would have a value.
bool is_keyword(std::string_view word) {
  constexpr std::array<std::string_view, 28> kKeywords = {
      "string",   "str",    "boolean", "bool",     "number", "int",     "any",   "object", "unknown", "undefined",
      "null",     "none",   "nil",     "void",     "true",   "false",   "bytes", "new",    "await",   "async",
      "function", "return", "typeof",  "optional", "text",   "varchar", "var",   "const"};
  return std::any_of(kKeywords.begin(), kKeywords.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, word); });
}

/// Reads on behind a name, within a window.
class Ahead {
 public:
  Ahead(std::string_view text, NameSpan name)
      : text_(text), name_(name), at_(name.end), end_(std::min(text.size(), name.end + kWindow)) {}

  std::optional<std::string_view> value() {
    const bool blank = skip_closers();
    switch (peek()) {
      case ':':
        if (peek(1) == ':') return std::nullopt;
        at_ += peek(1) == '=' ? 2U : 1U;
        return assigned(false);
      case '=':
        return behind_equals();
      case ',':
      case '(':
        ++at_;
        skip_blanks_and_breaks();
        return quoted_on_line();
      case '>':
        return behind_tag();
      case '\n':
      case '\0':
        return std::nullopt;
      default:
        return blank ? behind_blank() : std::nullopt;
    }
  }

 private:
  char peek(std::size_t further = 0) const { return at_ + further < end_ ? text_[at_ + further] : '\0'; }
  /// No more of the text than may be read on: a text may be one line of many megabytes.
  std::string_view rest() const { return text_.substr(at_, 4 * kWindow); }
  std::string_view line() const { return rest().substr(0, rest().find('\n')); }

  void skip_blanks() {
    while (is_blank(peek()) || peek() == '\r') ++at_;
  }

  void skip_blanks_and_breaks() {
    while (is_blank(peek()) || peek() == '\r' || peek() == '\n') ++at_;
  }

  /// What closes the name, asks for it or stands before a fallback. Was there a blank?
  bool skip_closers() {
    if (is_quote(peek())) ++at_;
    const std::size_t closed = at_;
    while (is_blank(peek()) || peek() == ']' || peek() == ')' || peek() == '?' || peek() == '!' || peek() == '|' ||
           peek() == '+')
      ++at_;
    if (rest().starts_with("or ")) at_ += 3;
    return at_ > closed;
  }

  std::optional<std::string_view> behind_equals() {
    if (peek(1) == '=' || peek(1) == '~') return std::nullopt;
    const bool adjacent = at_ == name_.end && !is_blank(peek(1));
    const bool arrow = peek(1) == '>';
    at_ += arrow ? 2U : 1U;
    if (adjacent && peek() == '{' && is_quote(peek(1))) ++at_;  // JSX
    if (!arrow) return assigned(adjacent);
    skip_blanks();
    return is_quote(peek()) ? quoted_on_line() : std::nullopt;
  }

  std::optional<std::string_view> behind_tag() {
    ++at_;
    const std::string_view content = rest().substr(0, rest().find_first_of("<\n"));
    return content.empty() || is_reference_ahead(content) ? std::nullopt : std::optional(content);
  }

  /// `PASSWORD 'x'`, `--password x`, `ENV PASSWORD x`, and a line of a name and a value.
  std::optional<std::string_view> behind_blank() {
    if (is_quote(peek())) return quoted_on_line();
    const std::string_view before = text_.substr(0, name_.begin);
    const bool option = text_[name_.begin] == '-';
    if (option || before.ends_with("ENV ") || before.ends_with("ARG ")) return plain(true);
    const bool alone =
        (before.empty() || before.back() == '\n') && trim(line()).find_first_of(" \t;,({") == std::string_view::npos;
    return alone ? plain(false) : std::nullopt;
  }

  std::optional<std::string_view> assigned(bool adjacent) {
    skip_blanks();
    if (peek() == '|' || peek() == '>') return block_scalar();
    while (peek() == '[' || peek() == '(') {
      ++at_;
      skip_blanks_and_breaks();
    }
    if (peek() == '\n') return on_next_line();
    if (is_quote(peek())) return quoted_on_line();
    if (const auto value = plain(adjacent)) return value;
    return quoted_on_line();
  }

  std::optional<std::string_view> block_scalar() {
    if (trim(line()).size() > 2) return std::nullopt;
    at_ += line().size();
    skip_blanks_and_breaks();
    return rest();
  }

  /// A list below, or a value that has a line of its own.
  std::optional<std::string_view> on_next_line() {
    skip_blanks_and_breaks();
    const bool item = peek() == '-' && is_blank(peek(1));
    if (item) at_ += 2;
    skip_blanks();
    if (is_quote(peek())) return line().find("\":") == std::string_view::npos ? quoted_on_line() : std::nullopt;
    return line().find(':') == std::string_view::npos ? plain(false) : std::nullopt;
  }

  std::optional<std::string_view> quoted_on_line() const {
    return quoted_between(text_, at_, std::min(at_ + line().size(), end_));
  }

  /// A value without quotes. `certain`: code does not look so.
  std::optional<std::string_view> plain(bool certain) const {
    const std::string_view word = rest().substr(0, rest().find_first_of(" \t\r\n,;\"'`)}"));
    if (word.empty() || std::string_view("{[(&*").find(word.front()) != std::string_view::npos ||
        is_reference_ahead(word) || is_keyword(word) || is_own_name(word))
      return std::nullopt;
    if (word.front() == '$' && std::none_of(word.begin() + 1, word.end(), [](char c) { return !is_name_character(c); }))
      return std::nullopt;
    if (word.starts_with("${")) return word;  // with a default
    const bool digits = std::any_of(word.begin(), word.end(), is_digit);
    const bool chain =
        std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || c == '_' || c == '.'; });
    const bool call = word.find_first_of("([") != std::string_view::npos;
    if (certain) return call ? std::nullopt : std::optional(word);
    const std::string_view behind = trim(line().substr(word.size()));
    const bool last = behind.empty() || std::string_view("#\"'").find(behind.front()) != std::string_view::npos;
    if (call || (chain && (!last || word.find('.') != std::string_view::npos))) return std::nullopt;
    return last || digits ? std::optional(word) : std::nullopt;
  }

  /// `password=password`: a variable is handed on.
  bool is_own_name(std::string_view word) const {
    const std::string_view name = text_.substr(name_.begin, name_.end - name_.begin);
    return equals_ignoring_case(word, name.substr(name.find_last_of(".-$") + 1)) && text_[name_.end] == '=';
  }

  std::string_view text_;
  NameSpan name_;
  std::size_t at_;
  std::size_t end_;
};

}  // namespace

NameSpan name_around(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t first = begin - std::min(begin, kLongestName);
  const std::size_t last = std::min(text.size(), end + kLongestName);
  while (begin > first && is_name_character(text[begin - 1])) --begin;
  while (end < last && is_name_character(text[end])) ++end;
  return {begin, end};
}

std::optional<std::string_view> value_ahead(std::string_view text, NameSpan name) { return Ahead(text, name).value(); }

bool has_quoted_ahead(std::string_view text, std::size_t at) {
  constexpr std::size_t kArguments = 192;
  const std::string_view arguments = text.substr(at, kArguments);
  return quoted_between(text, at, at + std::min(arguments.size(), arguments.find(';'))).has_value();
}

bool has_variable_ahead(std::string_view text, std::size_t at) {
  constexpr std::size_t kFarthest = 60;  // a type's name and a line break
  const std::string_view ahead = text.substr(at, kFarthest);
  const std::size_t quote = ahead.find_first_of("'\"`;");
  if (quote == std::string_view::npos || quote + 1 >= ahead.size() || ahead[quote] == ';') return false;
  return ahead[quote + 1] >= 'A' && ahead[quote + 1] <= 'Z';
}

bool has_option_ahead(std::string_view text, std::size_t at) {
  constexpr std::size_t kCommand = 256;
  const std::string_view window = text.substr(at > 0 ? at - 1 : 0, kCommand);
  for (std::size_t dash = 0; (dash = window.find(" -", dash)) != std::string_view::npos; dash += 2) {
    const std::size_t line_end = window.substr(0, dash).find('\n');
    if (line_end != std::string_view::npos && (line_end == 0 || window[line_end - 1] != '\\')) return false;
    const std::string_view option = window.substr(dash + 2);
    if (!option.empty() && std::string_view("upaP").find(option.front()) != std::string_view::npos) return true;
    if (option.starts_with("-user") || option.starts_with("-pass")) return true;
  }
  return false;
}

}  // namespace keyref
