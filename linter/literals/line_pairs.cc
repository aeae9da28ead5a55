#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/literals/line_tokens.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

using Kind = LineToken::Kind;

/// No secret that stands without quotes is longer; what is read twice stays short.
constexpr std::size_t kLongestPlain = 1000;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, word); });
}

std::string_view last_part(std::string_view word) { return word.substr(word.rfind('.') + 1); }

class LineReader {
 public:
  LineReader(const Passage& line, bool code, bool nested, const Target& target)
      : line_(line), code_(code), nested_(nested), target_(target), tokens_(tokens_of(line.text(), code)) {}

  void read();

 private:
  std::string_view text(std::size_t i) const {
    return i < tokens_.size() ? line_.text(tokens_[i].span) : std::string_view();
  }
  bool is(std::size_t i, Kind kind) const { return i < tokens_.size() && tokens_[i].is(kind); }
  bool is_sign(std::size_t i, std::string_view sign) const { return is(i, Kind::sign) && text(i) == sign; }

  void read_assignment(std::size_t i);
  void read_arguments(std::size_t i);
  void read_element(std::size_t i);
  void read_inner(std::size_t i);
  std::string_view name_before(std::size_t i) const;
  std::size_t declared_before(std::size_t i) const;
  bool is_conditional(std::size_t i) const;
  std::size_t text_behind(std::size_t i) const;
  Span plain_behind(std::size_t i) const;
  void give(std::string_view name, Span value, bool comment);

  const Passage& line_;
  bool code_;
  bool nested_;
  const Target& target_;
  std::vector<LineToken> tokens_;
  std::string_view key_;  ///< of `name="…" value="…"`: what the value belongs to
};

void LineReader::read() {
  static constexpr std::array<std::string_view, 9> kAssignments = {
      "=", ":", ":=", "=>", "?=", "?\?=", "||=", "+=", "?:"};
  static constexpr std::array<std::string_view, 3> kFallbacks = {"||", "??", "?:"};
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (is(i, Kind::text)) read_inner(i);
    if (!is(i, Kind::sign)) continue;
    if (is_one_of(text(i), kAssignments) || (is_one_of(text(i), kFallbacks) && is(i + 1, Kind::text))) {
      read_assignment(i);
    } else if (text(i) == ",") {
      read_arguments(i);
    } else if (text(i) == ">") {
      read_element(i);
    }
  }
}

void LineReader::give(std::string_view name, Span value, bool comment) {
  const Target target{target_.rule, target_.sink, target_.comment || comment};
  if (line_.text(value).find('\\') == std::string_view::npos) return give_header(line_, name, value, target);
  target.give(name, without_escapes(line_.text(value)), line_.place(value));
}

void LineReader::read_assignment(std::size_t i) {
  static constexpr std::array<std::string_view, 5> kKeys = {"name", "key", "id", "property", "variable"};
  static constexpr std::array<std::string_view, 2> kValues = {"value", "val"};
  const bool url = text(i) == ":" && line_.text().substr(tokens_[i].span.end, 2) == "//";
  std::string_view name = name_before(i);
  if (name.empty() || url) return;
  const std::size_t value = text_behind(i);
  if (value < tokens_.size()) {
    const Span span = tokens_[value].span;
    if (is_one_of(name, kKeys)) key_ = line_.text(span);
    if (is_one_of(name, kValues) && !key_.empty()) name = key_;
    give(name, span, tokens_[i].comment);
  } else if (!code_ || tokens_[i].comment) {
    const Span span = plain_behind(i);
    if (span.end - span.begin <= kLongestPlain) give(name, span, tokens_[i].comment);
  }
}

/// The token of the name that stands before the sign `i`; none: no token.
std::string_view LineReader::name_before(std::size_t i) const {
  std::size_t at = declared_before(i);
  while (at > 0 && (is_sign(at - 1, "*") || is_sign(at - 1, "?") || is_sign(at - 1, "!") || is_sign(at - 1, "`"))) --at;
  if (at > 1 && is_sign(at - 1, "]") && is_sign(at - 2, "[")) at -= 2;
  if (at == 0) return {};
  const bool subscript = is_sign(at - 1, "]") || is_sign(at - 1, ")");
  if (subscript && at > 2 && is(at - 2, Kind::text) && (is_sign(at - 3, "[") || is_sign(at - 3, "(")))
    return text(at - 2);
  if (is(at - 1, Kind::text)) return text(at - 1);
  if (!is(at - 1, Kind::word) || is_conditional(i)) return {};
  return code_ ? last_part(text(at - 1)) : text(at - 1);
}

/// Where a declaration's name ends, if it is one with a type: `password: string =`, `password string =`; else `i`.
std::size_t LineReader::declared_before(std::size_t i) const {
  static constexpr std::array<std::string_view, 5> kTypes = {"string", "str", "any", "char", "byte"};
  static constexpr std::size_t kLongestType = 8;
  if (!code_ || text(i) != "=") return i;
  if (i > 1 && is(i - 1, Kind::word) && is(i - 2, Kind::word) && text(i - 1) == "string") return i - 1;
  bool typed = false;
  for (std::size_t at = i; at > 1 && i - at < kLongestType; --at) {
    if (is_sign(at - 1, ":")) return typed ? at - 1 : i;
    const std::string_view word = last_part(text(at - 1));
    if (is(at - 1, Kind::word) && (is_one_of(word, kTypes) || (word.front() >= 'A' && word.front() <= 'Z')))
      typed = true;
    if (is_sign(at - 1, "(") || is_sign(at - 1, ",") || is_sign(at - 1, ";")) return i;
  }
  return i;
}

/// Is the colon that of `condition ? password : 'x'`?
bool LineReader::is_conditional(std::size_t i) const {
  static constexpr std::size_t kFarthest = 12;
  if (!code_ || text(i) != ":") return false;
  for (std::size_t at = i; at > 0 && i - at < kFarthest; --at) {
    if (is_sign(at - 1, "?")) return at != i;
    if (is_sign(at - 1, ",") || is_sign(at - 1, "{") || is_sign(at - 1, ";")) return false;
  }
  return false;
}

/// The text in quotes that the sign `i` gives, also through a conversion: `[]byte("…")`, `b'…'`, `String("…")`.
std::size_t LineReader::text_behind(std::size_t i) const {
  static constexpr std::array<std::string_view, 10> kConversions = {
      "byte", "bytes", "String", "str", "from", "SecretStr", "Secret", "getBytes", "encode", "Some"};
  std::size_t at = i + 1;
  while (is_sign(at, "*") || is_sign(at, "&") || is_sign(at, "@")) ++at;
  if (is(at, Kind::text)) return at;
  if (is_sign(at, "[") && is_sign(at + 1, "]")) at += 2;
  if (text(at) == "new") ++at;
  if (!is(at, Kind::word) || !is(at, Kind::word)) return tokens_.size();
  const bool prefix =
      is(at + 1, Kind::text) && tokens_[at].span.end + 1 == tokens_[at + 1].span.begin && text(at).size() <= 2;
  if (prefix) return at + 1;
  const bool converted = is_one_of(last_part(text(at)), kConversions) && is_sign(at + 1, "(") && is(at + 2, Kind::text);
  return converted ? at + 2 : tokens_.size();
}

/// What stands without quotes behind the sign `i`: a word behind `=`, the rest of the line behind `:`.
Span LineReader::plain_behind(std::size_t i) const {
  std::size_t at = i + 1;
  while (is_sign(at, "*")) ++at;
  if (at >= tokens_.size() || is(at, Kind::text)) return {};
  const std::size_t begin = tokens_[at].span.begin;
  const std::string_view rest = line_.text().substr(begin, kLongestPlain + 1);
  const bool to_the_end = text(i) == ":" && tokens_[i].span.end < begin;
  std::size_t length = std::min(rest.find_first_of(to_the_end ? "\n" : " \t;,&\"'`<"), rest.size());
  if (to_the_end) {
    for (const std::string_view stop : {", ", " #", " //", "</", " -->"}) length = std::min(length, rest.find(stop));
  }
  while (length > 0 && std::string_view(" \t\r,;").find(rest[length - 1]) != std::string_view::npos) --length;
  return span_of(begin, begin + length);
}

/// `set('password', 'x')`: two arguments of one call.
void LineReader::read_arguments(std::size_t i) {
  static constexpr std::array<std::string_view, 12> kOthers = {"replace", "replaceAll", "assertEquals", "equal",
                                                               "t",       "label",      "translate",    "log",
                                                               "sub",     "gsub",       "split",        "join"};
  if (i < 2 || !is(i - 1, Kind::text) || !is_sign(i - 2, "(") || !is(i + 1, Kind::text)) return;
  if (i + 2 < tokens_.size() && !is_sign(i + 2, ")") && !is_sign(i + 2, ",")) return;
  if (i > 2 && is_one_of(last_part(text(i - 3)), kOthers)) return;
  give(text(i - 1), tokens_[i + 1].span, tokens_[i].comment);
}

/// `<password>x</password>`, `<entry key="password">x</entry>`.
void LineReader::read_element(std::size_t i) {
  const bool tag = i > 1 && is(i - 1, Kind::word) && is_sign(i - 2, "<");
  const std::string_view name = tag ? text(i - 1) : key_;
  const std::size_t begin = tokens_[i].span.end;
  const std::size_t length = line_.text().substr(begin, kLongestPlain).find("</");
  if (!name.empty() && length != std::string_view::npos) give(name, span_of(begin, begin + length), tokens_[i].comment);
}

/// Fields of a connection string, JSON, SQL inside of a text.
void LineReader::read_inner(std::size_t i) {
  const std::string_view inside = text(i);
  const Passage inner = line_.part(tokens_[i].span);
  read_sql_text(inner, target_);
  const bool json = inside.find('{') < inside.find_first_of("\"'") && inside.find(':') != std::string_view::npos;
  const bool fields = inside.find('=') < inside.find(';') && inside.find(';') != std::string_view::npos;
  if (nested_ || !(json || fields)) return;
  std::string plain;
  std::vector<Span> bytes;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const std::size_t begin = at;
    if (inside[at] == '\\' && at + 1 < inside.size()) ++at;
    plain.push_back(inside[at]);
    bytes.push_back(inner.written(span_of(begin, at + 1)));
  }
  LineReader({plain, line_.file(), bytes}, json, true, target_).read();
}

}  // namespace

void read_line(const Passage& line, bool code, const Target& target) { LineReader(line, code, false, target).read(); }

}  // namespace keyref::literals
