#include <algorithm>

#include "linter/base/escapes.h"
#include "linter/literals/line.h"

namespace keyref::literals {
namespace {

using Kind = LineToken::Kind;

class LineReader {
 public:
  LineReader(const Passage& passage, bool code, bool nested, const Target& target)
      : line_(passage, code), nested_(nested), target_(target) {}

  void read();

 private:
  bool is_fallback(std::size_t i) const;
  void read_assignment(std::size_t i);
  void read_arguments(std::size_t i);
  void read_element(std::size_t i);
  void read_inner(std::size_t i);
  void give(std::string_view name, Span value, bool comment);

  Line line_;
  bool nested_;
  const Target& target_;
  std::string_view key_;  ///< of `name="…" value="…"`: what the value belongs to
};

void LineReader::read() {
  static constexpr std::array<std::string_view, 9> kAssignments = {
      "=", ":", ":=", "=>", "?=", "?\?=", "||=", "+=", "?:"};
  for (std::size_t i = 0; i < line_.tokens.size(); ++i) {
    const std::string_view text = line_.text(i);
    if (line_.is(i, Kind::text)) {
      read_inner(i);
    } else if (is_one_of(text, kAssignments) || is_fallback(i)) {
      read_assignment(i);
    } else if (text == ",") {
      read_arguments(i);
    } else if (text == ">") {
      read_element(i);
    }
  }
  read_calls(line_, target_);
}

/// `env.PASSWORD || 'x'`, but not `'pass' || 'fail'`. In other texts `or` is English.
bool LineReader::is_fallback(std::size_t i) const {
  static constexpr std::array<std::string_view, 4> kFallbacks = {"||", "??", "?:", "or"};
  const bool either = i > 0 && line_.is(i - 1, Kind::text);
  return is_one_of(line_.text(i), kFallbacks) && !either && line_.is(i + 1, Kind::text) &&
         (line_.code || line_.text(i) != "or");
}

void LineReader::give(std::string_view name, Span value, bool comment) {
  const Target target{target_.rule, target_.sink, target_.comment || comment};
  const Passage& passage = line_.passage;
  const std::string_view written = passage.text(value);
  if (give_default(passage, name, value, target)) return;
  if (written.find('\\') == std::string_view::npos) return give_header(passage, name, value, target);
  target.give(name, without_escapes(written), passage.place(value));
}

void LineReader::read_assignment(std::size_t i) {
  static constexpr std::array<std::string_view, 5> kKeys = {"name", "key", "id", "property", "variable"};
  static constexpr std::array<std::string_view, 2> kValues = {"value", "val"};
  const bool url = line_.text(i) == ":" && line_.passage.text().substr(line_.tokens[i].span.end, 2) == "//";
  std::string_view name = name_before(line_, i);
  const bool verdict = !line_.code && name == "PASS" && line_.text(i) == ":";  // of a test: `PASS: reads_all_lines`
  if (name.empty() || url || verdict) return;
  const std::size_t value = text_behind(line_, i);
  if (value < line_.tokens.size()) {
    const Span span = line_.tokens[value].span;
    if (is_one_of(name, kKeys)) key_ = line_.passage.text(span);
    if (is_one_of(name, kValues) && !key_.empty()) name = key_;
    give(name, span, line_.tokens[i].comment);
  } else if (!line_.code || line_.tokens[i].comment) {
    const Span span = plain_behind(line_, i);
    if (span.end - span.begin <= kLongestPlain) give(name, span, line_.tokens[i].comment);
  }
}

/// `set('password', 'x')`: two arguments of one call.
void LineReader::read_arguments(std::size_t i) {
  static constexpr std::array<std::string_view, 13> kOthers = {"replace", "replaceAll", "assertEquals", "equal", "t",
                                                               "label",   "translate",  "log",          "sub",   "gsub",
                                                               "split",   "join",       "reset"};
  if (i < 2 || !line_.is(i - 1, Kind::text) || !line_.is_sign(i - 2, "(") || !line_.is(i + 1, Kind::text)) return;
  if (i + 2 < line_.tokens.size() && !line_.is_sign(i + 2, ")") && !line_.is_sign(i + 2, ",")) return;
  if (i > 2 && is_one_of(last_part(line_.text(i - 3)), kOthers)) return;
  // Markdown's backticks: names in a list.
  if (!line_.code && line_.passage.text()[line_.tokens[i + 1].span.begin - 1] == '`') return;
  const std::string_view name = line_.text(i - 1);
  if (name.find(' ') != std::string_view::npos) return;  // a message, and what it is about
  give(name, line_.tokens[i + 1].span, line_.tokens[i].comment);
}

/// `<password>x</password>`, `<entry key="password">x</entry>`, `<setting name="password"><value>x</value>`.
void LineReader::read_element(std::size_t i) {
  const bool tag = i > 1 && line_.is(i - 1, Kind::word) && line_.is_sign(i - 2, "<");
  const bool value = !key_.empty() && line_.text(i - 1) == "value";
  const std::string_view name = tag && !value ? line_.text(i - 1) : key_;
  const std::size_t begin = line_.tokens[i].span.end;
  const std::size_t length = line_.passage.text().substr(begin, kLongestPlain).find('<');
  if (name.empty() || length == std::string_view::npos) return;
  if (line_.passage.text().substr(begin + length, 2) == "</")
    give(name, span_of(begin, begin + length), line_.tokens[i].comment);
}

/// Are these `name=value`, several or one?
bool holds_fields(std::string_view text, std::size_t least) {
  std::size_t fields = 0;
  for (std::size_t at = text.find('='); at < text.size() && fields < least; at = text.find('=', at + 1)) {
    const bool apart = at == 0 || at + 1 == text.size() || std::string_view(" =!<>").find(text[at - 1]) < 5 ||
                       std::string_view(" =>").find(text[at + 1]) < 3;
    if (!apart) ++fields;
  }
  return fields >= least;
}

/// Fields of a connection string, JSON, SQL, `${NAME:value}` inside of a text.
void LineReader::read_inner(std::size_t i) {
  const std::string_view inside = line_.text(i);
  const Passage inner = line_.passage.part(line_.tokens[i].span);
  const Target target{target_.rule, target_.sink, target_.comment || line_.tokens[i].comment};
  read_sql_text(inner, target);
  give_default(inner, {}, span_of(0, inner.size()), target);
  const bool json = inside.find('{') < inside.find_first_of("\"'") && inside.find(':') != std::string_view::npos;
  const bool several = line_.code && inside.find(';') == std::string_view::npos;
  if (nested_ || !(json || holds_fields(inside, several ? 2 : 1))) return;
  std::string plain;
  std::vector<Span> bytes;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const std::size_t begin = at;
    if (inside[at] == '\\' && at + 1 < inside.size()) ++at;
    plain.push_back(inside[at]);
    bytes.push_back(inner.written(span_of(begin, at + 1)));
  }
  LineReader({plain, line_.passage.file(), bytes}, json, true, target).read();
}

}  // namespace

void read_line(const Passage& line, bool code, const Target& target) { LineReader(line, code, false, target).read(); }

}  // namespace keyref::literals
