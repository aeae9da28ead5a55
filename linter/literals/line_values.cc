#include <algorithm>

#include "linter/literals/line.h"

namespace keyref::literals {
namespace {

using Kind = LineToken::Kind;

/// `f"…{x}…"` and `$"…{x}…"` say nothing before they run.
bool is_filled_in(std::string_view prefix, std::string_view text) {
  const bool fills = prefix.find_first_of("fF$") != std::string_view::npos;
  return fills && text.find('{') != std::string_view::npos;
}

}  // namespace

/// The text in quotes that the sign `i` gives, also through a conversion: `[]byte("…")`, `b'…'`, `String("…")`.
std::size_t text_behind(const Line& line, std::size_t i) {
  static constexpr std::array<std::string_view, 10> kConversions = {
      "byte", "bytes", "String", "str", "from", "SecretStr", "Secret", "getBytes", "encode", "Some"};
  std::size_t at = i + 1;
  while (line.is_sign(at, "*") || line.is_sign(at, "&") || line.is_sign(at, "@")) ++at;
  if (line.is(at, Kind::text)) return at;
  if (line.is_sign(at, "[") && line.is_sign(at + 1, "]")) at += 2;
  if (line.text(at) == "new") ++at;
  if (!line.is(at, Kind::word)) return line.tokens.size();
  const bool prefix = line.is(at + 1, Kind::text) && line.tokens[at].span.end + 1 == line.tokens[at + 1].span.begin &&
                      line.text(at).size() <= 2;
  if (prefix) return is_filled_in(line.text(at), line.text(at + 1)) ? line.tokens.size() : at + 1;
  const bool converted =
      is_one_of(last_part(line.text(at)), kConversions) && line.is_sign(at + 1, "(") && line.is(at + 2, Kind::text);
  return converted ? at + 2 : line.tokens.size();
}

/// Is it inside of `{{ … }}`? There templates have names and calls, and texts in quotes.
bool is_in_action(std::string_view before) {
  const std::size_t open = before.rfind("{{");
  return open != std::string_view::npos && before.find("}}", open) == std::string_view::npos;
}

/// `[Service Principal's` of `[Service Principal's secret]`, `read(` of `read("x")`: a part of what is framed.
bool is_cut(std::string_view value) {
  if (value.empty()) return false;
  const std::size_t frame = std::string_view("[({").find(value.front());
  return value.back() == '(' || value.back() == '[' ||
         (frame < 3 && value.find("])}"[frame]) == std::string_view::npos);
}

/// What stands without quotes behind the sign `i`: a word behind `=`, the rest of the line behind `:`.
Span plain_behind(const Line& line, std::size_t i) {
  std::size_t at = i + 1;
  while (line.is_sign(at, "*")) ++at;
  if (at >= line.tokens.size() || line.is(at, Kind::text)) return {};
  const std::size_t begin = line.tokens[at].span.begin;
  const bool message = line.text(i) == ":" && line.text(at) == "?" && begin == line.tokens[i].span.end;  // `${X:?no X}`
  if (message || is_in_action(line.passage.text().substr(0, begin))) return {};
  const std::string_view rest = line.passage.text().substr(begin, kLongestPlain + 1);
  const bool to_the_end = line.text(i) == ":" && line.tokens[i].span.end < begin;
  std::size_t length = std::min(rest.find_first_of(to_the_end ? "\n" : " \t;,&\"'`<"), rest.size());
  length = std::min(length, rest.find("]]>"));
  if (to_the_end) {
    for (const std::string_view stop : {", ", " #", " //", "</", " -->"}) length = std::min(length, rest.find(stop));
  }
  while (length > 0 && std::string_view(" \t\r,;").find(rest[length - 1]) != std::string_view::npos) --length;
  return is_cut(rest.substr(0, length)) ? Span{} : span_of(begin, begin + length);
}

}  // namespace keyref::literals
