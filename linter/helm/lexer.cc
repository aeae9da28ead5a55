#include "linter/helm/lexer.h"

#include <algorithm>

namespace keyref::helm {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }

/// Reads the tokens of [at, end).
class ActionLexer {
 public:
  ActionLexer(std::string_view text, std::size_t at, std::size_t end, Piece& piece)
      : text_(text), at_(at), end_(end), piece_(piece) {}

  void read() {
    while (piece_.mistake.empty()) {
      while (at_ < end_ && kBlanks.find(text_[at_]) != std::string_view::npos) ++at_;
      if (at_ >= end_) return;
      read_token();
    }
  }

 private:
  void add(Token::Kind kind, std::string text, std::size_t begin) {
    piece_.tokens.push_back({kind, std::move(text), begin, at_});
  }
  std::string word_from(std::size_t begin) {
    while (at_ < end_ && is_word(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void read_token() {
    const std::size_t begin = at_;
    const char c = text_[at_];
    if (c == '"' || c == '`' || c == '\'') return read_string(c);
    ++at_;
    if (c == '$') return add(Token::Kind::variable, word_from(begin), begin);
    if (c == '.' && at_ < end_ && is_letter(text_[at_])) return add(Token::Kind::field, word_from(begin + 1), begin);
    if (c == '.' && (at_ == end_ || !is_digit(text_[at_]))) return add(Token::Kind::dot, {}, begin);
    if (is_letter(c)) return add(Token::Kind::word, word_from(begin), begin);
    const bool sign = (c == '-' || c == '+') && at_ < end_ && is_digit(text_[at_]);
    if (is_digit(c) || sign || c == '.') {
      while (at_ < end_ && (is_word(text_[at_]) || text_[at_] == '.')) ++at_;
      return add(Token::Kind::number, std::string(text_.substr(begin, at_ - begin)), begin);
    }
    if (c == ':' && at_ < end_ && text_[at_] == '=') ++at_;
    if (std::string_view("()|,=:").find(c) == std::string_view::npos || (c == ':' && at_ == begin + 1)) {
      piece_.mistake = "an action holds a character that has no meaning there";
      return;
    }
    add(Token::Kind::mark, std::string(text_.substr(begin, at_ - begin)), begin);
  }

  void read_string(char quote) {
    const std::size_t begin = at_++;
    std::string value;
    for (; at_ < end_ && text_[at_] != quote; ++at_) {
      if (text_[at_] != '\\' || quote == '`') {
        value.push_back(text_[at_]);
      } else if (++at_ < end_) {
        const char c = text_[at_];
        value.push_back(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
      }
    }
    if (at_ >= end_) {
      piece_.mistake = "a string has no end";
      return;
    }
    ++at_;
    add(Token::Kind::string, std::move(value), begin);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  Piece& piece_;
};

/// Where an action's `}}` begins; strings may hold braces.
std::size_t end_of_action(std::string_view text, std::size_t at) {
  for (; at + 1 < text.size(); ++at) {
    if (text[at] == '}' && text[at + 1] == '}') return at;
    if (text[at] != '"' && text[at] != '`' && text[at] != '\'') continue;
    const char quote = text[at];
    for (++at; at < text.size() && text[at] != quote && (quote == '`' || text[at] != '\n'); ++at) {
      if (text[at] == '\\' && quote != '`') ++at;
    }
  }
  return std::string_view::npos;
}

bool is_blank(std::string_view text, std::size_t at) {
  return at < text.size() && kBlanks.find(text[at]) != std::string_view::npos;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<Piece> cut() {
    while (at_ < text_.size()) {
      const std::size_t open = std::min(text_.size(), text_.find("{{", at_));
      const bool trims = open + 2 < text_.size() && text_[open + 2] == '-' && is_blank(text_, open + 3);
      add_text(at_, open, trims);
      if (open == text_.size()) break;
      at_ = open;
      if (!read_action(open + (trims ? 3 : 2))) break;
    }
    return std::move(pieces_);
  }

 private:
  void add_text(std::size_t begin, std::size_t end, bool trims_end) {
    while (trims_begin_ && begin < end && is_blank(text_, begin)) ++begin;
    while (trims_end && end > begin && is_blank(text_, end - 1)) --end;
    if (begin == end) return;
    Piece& piece = pieces_.emplace_back();
    piece.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  bool read_action(std::size_t inside) {
    Piece& piece = pieces_.emplace_back();
    const std::size_t content = std::min(text_.size(), text_.find_first_not_of(kBlanks, inside));
    const bool comment = text_.substr(content, 2) == "/*";
    std::size_t close = comment ? text_.find("*/", content) : end_of_action(text_, inside);
    if (comment && close != std::string_view::npos) close = text_.find("}}", close);
    piece.kind = comment ? Piece::Kind::comment : Piece::Kind::action;
    if (close == std::string_view::npos) {
      piece.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(std::min(text_.size(), at_ + 2))};
      piece.mistake = "`{{` has no `}}`";
      return false;
    }
    piece.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(close + 2)};
    trims_begin_ = close > inside && text_[close - 1] == '-' && is_blank(text_, close - 2);
    if (!comment) ActionLexer(text_, inside, close - (trims_begin_ ? 1 : 0), piece).read();
    at_ = close + 2;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool trims_begin_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> cut_template(std::string_view text) { return Cutter(text).cut(); }

}  // namespace keyref::helm
