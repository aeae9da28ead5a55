#include "linter/syntax/query.h"

#include <algorithm>

namespace keyref {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-.#!?").find(c) != std::string_view::npos;
}

}  // namespace

/// Reads the text of a query once, from its beginning to its end.
class QueryReader {
 public:
  QueryReader(const TSLanguage* language, std::string_view text, Query& query)
      : language_(language), text_(text), query_(query) {
    query_.by_symbol_.resize(ts_language_symbol_count(language));
  }

  bool read() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) {
      if (!read_entry()) return false;
    }
    return true;
  }

  std::size_t at() const { return at_; }

 private:
  using Pattern = Query::Pattern;

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    skip_blanks();
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_[at_] == ';') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else {
        return;
      }
    }
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (is_word(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::optional<std::string> quoted() {
    if (!take('"')) return {};
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos) return {};
    const std::string_view inside = text_.substr(at_, end - at_);
    at_ = end + 1;
    return std::string(inside);
  }

  bool read_entry() {
    const std::size_t begin = at_;
    entry_ = {};
    possible_ = true;
    if (!read_pattern(entry_.pattern)) return false;
    if (!possible_) {
      query_.impossible_.push_back(begin);
      return true;
    }
    const auto index = static_cast<std::uint32_t>(query_.entries_.size());
    if (!index_by_symbol(entry_.pattern, index)) return false;
    query_.entries_.push_back(std::move(entry_));
    return true;
  }

  /// A pattern that begins with any node would be tried at all of them.
  bool index_by_symbol(const Pattern& pattern, std::uint32_t index) {
    if (pattern.kind == Pattern::Kind::any) return false;
    if (pattern.kind == Pattern::Kind::node) {
      query_.by_symbol_[pattern.symbol].push_back(index);
      return true;
    }
    return std::all_of(pattern.parts.begin(), pattern.parts.end(),
                       [&](const Pattern& each) { return index_by_symbol(each, index); });
  }

  bool read_pattern(Pattern& pattern) {
    skip_blanks();
    const bool read = peek() == '('   ? read_node(pattern)
                      : peek() == '[' ? read_alternatives(pattern)
                                      : read_leaf(pattern);
    return read && read_tail(pattern);
  }

  bool read_leaf(Pattern& pattern) {
    pattern.named = false;
    if (peek() == '_') {
      ++at_;
      pattern.kind = Pattern::Kind::any;
      return true;
    }
    const auto token = quoted();
    if (!token) return false;
    pattern.symbol = symbol_of(*token, false);
    return true;
  }

  bool read_alternatives(Pattern& pattern) {
    ++at_;
    pattern.kind = Pattern::Kind::alternatives;
    pattern.named = false;
    while (!take(']')) {
      if (!read_pattern(pattern.parts.emplace_back())) return false;
    }
    return !pattern.parts.empty();
  }

  bool read_node(Pattern& pattern) {
    ++at_;
    skip_blanks();
    const std::string_view type = word();
    if (type == "_")
      pattern.kind = Pattern::Kind::any;
    else if (!type.empty())
      pattern.symbol = symbol_of(type, true);
    else
      return false;
    while (!take(')')) {
      if (!read_part(pattern)) return false;
    }
    return true;
  }

  bool read_part(Pattern& pattern) {
    if (text_.substr(at_).starts_with("(#")) return read_predicate();
    Pattern part;
    part.adjacent = take('.');
    skip_blanks();
    const std::size_t begin = at_;
    const std::string_view field = word();
    if (!field.empty() && peek() == ':') {
      ++at_;
      part.field = ts_language_field_id_for_name(language_, field.data(), static_cast<std::uint32_t>(field.size()));
      if (part.field == 0) possible_ = false;
    } else {
      at_ = begin;
    }
    if (!read_pattern(part)) return false;
    pattern.parts.push_back(std::move(part));
    return true;
  }

  bool read_tail(Pattern& pattern) {
    if (peek() == '?') {
      ++at_;
      pattern.optional = true;
    }
    for (skip_blanks(); peek() == '@'; skip_blanks()) {
      ++at_;
      pattern.captures.emplace_back(word());
      if (pattern.captures.back().empty()) return false;
    }
    return true;
  }

  bool read_predicate() {
    ++at_;
    const std::string_view name = word();
    if (name == "#set!") {
      skip_blanks();
      entry_.properties.emplace_back(word());
      return take(')');
    }
    if (name != "#eq?" && name != "#any-of?" && name != "#not-any-of?") return false;
    Query::Predicate predicate;
    predicate.negated = name.starts_with("#not");
    if (!take('@')) return false;
    predicate.capture = word();
    while (!take(')')) {
      auto text = quoted();
      if (!text) return false;
      predicate.texts.push_back(std::move(*text));
    }
    entry_.predicates.push_back(std::move(predicate));
    return true;
  }

  TSSymbol symbol_of(std::string_view type, bool named) {
    const TSSymbol symbol =
        ts_language_symbol_for_name(language_, type.data(), static_cast<std::uint32_t>(type.size()), named);
    if (symbol == 0) possible_ = false;
    return symbol;
  }

  const TSLanguage* language_;
  std::string_view text_;
  std::size_t at_ = 0;
  Query& query_;
  Query::Entry entry_;
  bool possible_ = true;
};

std::optional<Query> Query::compile(const TSLanguage* language, std::string_view text, std::size_t* mistake) {
  Query query;
  QueryReader reader(language, text, query);
  if (reader.read()) return query;
  if (mistake != nullptr) *mistake = reader.at();
  return {};
}

}  // namespace keyref
