#include "linter/literals/line_tokens.h"

#include <array>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

bool is_alphanumeric(char c) {
  return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The longest first. Comparisons are signs of their own, so that they are no assignments.
constexpr std::array<std::string_view, 21> kSigns = {
    "===", "!==", "?\?=", "||=", "<<=", ">>=", "==", "!=", "<=", ">=", "=>",
    ":=",  "?=",  "=~",   "+=",  "??",  "||",  "?:", "?.", "::", "->"};

class Tokenizer {
 public:
  Tokenizer(std::string_view line, bool code) : line_(line), code_(code) {}

  std::vector<LineToken> read() {
    while (at_ < line_.size()) {
      if (is_blank(line_[at_])) {
        comment_ = comment_ && line_[at_] != '\n';
        ++at_;
        continue;
      }
      comment_ = comment_ || starts_comment();
      if (is_alphanumeric(line_[at_])) {
        read_word();
      } else if (!read_text()) {
        read_sign();
      }
    }
    return std::move(tokens_);
  }

 private:
  bool starts_comment() const {
    const std::string_view two = line_.substr(at_, 2);
    const bool first = tokens_.empty();
    const bool apart = at_ == 0 || is_blank(line_[at_ - 1]);
    // In other texts `//registry…` is a URL, and a star makes a list.
    if (two == "//" || two == "/*")
      return (code_ && (at_ == 0 || line_[at_ - 1] != ':')) || line_.substr(at_, 3) == "// ";
    if (two.front() == '#') return apart;
    if (two == "--") return apart && line_.substr(at_, 3) == "-- ";
    return line_.substr(at_, 4) == "<!--" || (first && ((code_ && two == "* ") || two.front() == ';'));
  }

  void add(LineToken::Kind kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, span_of(begin, end), comment_});
  }

  /// Dots and dashes may stand inside a word.
  void read_word() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && (is_alphanumeric(line_[at_]) || is_inside())) ++at_;
    add(LineToken::Kind::word, begin, at_);
  }

  bool is_inside() const {
    return (line_[at_] == '.' || line_[at_] == '-') && at_ + 1 < line_.size() && is_alphanumeric(line_[at_ + 1]);
  }

  bool read_text() {
    const char quote = line_[at_];
    const bool apostrophe = quote == '\'' && at_ > 0 && is_alphanumeric(line_[at_ - 1]) && !follows_prefix();
    if ((quote != '"' && quote != '\'' && quote != '`') || apostrophe || unclosed_[quote & 3]) return false;
    const bool thrice = !thrice_unclosed_ && is_thrice(at_);
    const std::size_t length = thrice ? 3 : 1;
    for (std::size_t end = at_ + length; end < line_.size(); ++end) {
      if (line_[end] == '\\') {
        ++end;
      } else if (line_[end] == quote && (!thrice || is_thrice(end))) {
        add(LineToken::Kind::text, at_ + length, end);
        at_ = end + length;
        return true;
      }
    }
    (thrice ? thrice_unclosed_ : unclosed_[quote & 3]) = true;
    return false;
  }

  bool is_thrice(std::size_t at) const {
    return at + 2 < line_.size() && line_[at] == line_[at + 1] && line_[at] == line_[at + 2];
  }

  /// `b'…'`, `rb'…'`
  bool follows_prefix() const {
    if (tokens_.empty() || tokens_.back().kind != LineToken::Kind::word || tokens_.back().span.end != at_) return false;
    return tokens_.back().span.end - tokens_.back().span.begin <= 2;
  }

  void read_sign() {
    std::size_t length = 1;
    for (const std::string_view sign : kSigns) {
      if (line_.substr(at_, sign.size()) != sign) continue;
      length = sign.size();
      break;
    }
    add(LineToken::Kind::sign, at_, at_ + length);
    at_ += length;
  }

  std::string_view line_;
  bool code_;
  std::size_t at_ = 0;
  bool comment_ = false;
  std::vector<LineToken> tokens_;
  bool thrice_unclosed_ = false;
  std::array<bool, 4> unclosed_{};  ///< by the last bits of `"`, `'` and the backtick, which differ
};

}  // namespace

std::vector<LineToken> tokens_of(std::string_view line, bool code) { return Tokenizer(line, code).read(); }

}  // namespace keyref::literals
