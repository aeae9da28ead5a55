#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

// What stands before a secret's value in SQL, in the dialects of PostgreSQL, MySQL, Oracle and SQL Server.
constexpr std::array<std::string_view, 4> kBefore = {"password", "identified", "secret", "aws_secret_access_key"};
// Without one of these, `password = '…'` may be any language's.
constexpr std::array<std::string_view, 3> kStatements = {"alter", "create", "grant"};

bool is_word(char c) { return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// A cursor over what stands behind one of those words.
struct Cursor {
  std::string_view text;
  std::size_t at;

  void skip_blanks() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
  }
  bool skip(std::string_view word) {
    if (!equals_ignoring_case(text.substr(at, word.size()), word)) return false;
    at += word.size();
    skip_blanks();
    return true;
  }
};

/// Where the value stands: behind `=`, `BY`, `WITH plugin BY`, `(`, in quotes of either kind.
Span value_behind(std::string_view text, std::size_t at) {
  Cursor cursor{text, at};
  cursor.skip_blanks();
  if (cursor.skip("with ")) {
    while (cursor.at < text.size() && (is_word(text[cursor.at]) || text[cursor.at] == '\'')) ++cursor.at;
    cursor.skip_blanks();
  }
  static constexpr std::array<std::string_view, 5> kBetween = {"by ", "as ", "=", "(", "for "};
  for (const std::string_view word : kBetween) {
    if (word == "for " && cursor.skip(word)) {
      constexpr std::size_t kLongestUser = 100;
      cursor.at += std::min(text.substr(cursor.at, kLongestUser).find('='), text.size() - cursor.at);
      cursor.skip("=");
    }
    cursor.skip(word);
  }
  cursor.skip("password");
  const char prefix = cursor.at < text.size() ? to_lower(text[cursor.at]) : '\0';
  if (prefix == 'n' || prefix == 'e') ++cursor.at;
  if (cursor.at >= text.size() || (text[cursor.at] != '\'' && text[cursor.at] != '"')) return {};
  const char quote = text[cursor.at];
  std::size_t end = cursor.at + 1;
  while (end < text.size() && text[end] != '\n' && (text[end] != quote || text.substr(end, 2) == std::string(2, quote)))
    end += text[end] == quote ? 2U : 1U;
  return end < text.size() && text[end] == quote ? span_of(cursor.at + 1, end) : Span{};
}

}  // namespace

void read_sql_text(const Passage& sql, const Target& target) {
  const std::string_view text = sql.text();
  bool statement = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_word(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    const auto is_it = [&](std::string_view known) { return equals_ignoring_case(word, known); };
    statement = statement || std::any_of(kStatements.begin(), kStatements.end(), is_it);
    if (!statement || std::none_of(kBefore.begin(), kBefore.end(), is_it)) continue;
    const Span value = value_behind(text, at);
    if (value.begin == value.end) continue;
    std::string unescaped;
    for (std::size_t i = value.begin; i < value.end; ++i) {
      unescaped.push_back(text[i]);
      if (text[i] == text[value.begin - 1]) ++i;
    }
    target.give(is_it("identified") ? "PASSWORD" : word, unescaped, sql.place(value), true);
    at = value.end + 1;
  }
}

void read_sql(const File& file, PairSink sink) {
  const Passage text(file);
  const Target target{"literal-in-source", sink};
  read_sql_text(text, target);
  for_each_line(file.text, [&](Span line) {
    if (trim(text.text(line)).substr(0, 2) == "--") read_line(text.part(line), true, target);
  });
}

}  // namespace keyref::literals
