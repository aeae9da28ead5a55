#include "linter/literals/groovy_tokens.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

using Kind = GroovyToken::Kind;

bool is_word(char c) {
  return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$';
}

class GroovyLexer {
 public:
  explicit GroovyLexer(std::string_view text) : text_(text) {}

  std::vector<GroovyToken> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const std::string_view two = text_.substr(at_, 2);
      if (is_word(c)) {
        read_word();
      } else if (two == "//" || (two == "#!" && at_ == 0)) {
        add(Kind::comment, at_, std::min(text_.find('\n', at_), text_.size()), 0);
      } else if (two == "/*") {
        const std::size_t end = text_.find("*/", at_ + 2);
        add(Kind::comment, at_, std::min(end, text_.size()), 2);
      } else if (c == '"' || c == '\'') {
        read_text(c);
      } else if (c == '/' && begins_pattern()) {
        read_pattern();
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else {
        const bool comparison = two == "==" || two == "!=" || two == "<=" || two == ">=" || two == "=~";
        add(Kind::sign, at_, at_ + (comparison ? 2 : 1), 0);
      }
    }
    return std::move(tokens_);
  }

 private:
  void add(Kind kind, std::size_t begin, std::size_t end, std::size_t behind, bool interpolated = false) {
    tokens_.push_back({kind, span_of(begin, end), interpolated});
    at_ = std::min(end + behind, text_.size());
  }

  void read_word() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    add(Kind::word, at_, end, 0);
  }

  /// A text in one quote ends with its line at the latest.
  void read_text(char quote) {
    const std::string_view three = text_.substr(at_, 3);
    const bool thrice = three.size() == 3 && three[1] == quote && three[2] == quote;
    const std::size_t begin = at_ + (thrice ? 3 : 1);
    std::size_t end = begin;
    for (; end < text_.size(); ++end) {
      if (text_[end] == '\\') {
        ++end;
      } else if (thrice ? text_.substr(end, 3) == three : text_[end] == quote || text_[end] == '\n') {
        break;
      }
    }
    add(Kind::text, begin, std::min(end, text_.size()), thrice ? 3 : 1, quote == '"');
  }

  bool begins_pattern() const {
    if (tokens_.empty() || tokens_.back().kind != Kind::sign) return false;
    return std::string_view("(,=~:[{!").find(text_[tokens_.back().span.end - 1]) != std::string_view::npos;
  }

  void read_pattern() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '/' && text_[end] != '\n') end += text_[end] == '\\' ? 2U : 1U;
    add(Kind::text, at_ + 1, std::min(end, text_.size()), 1, true);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<GroovyToken> tokens_;
};

}  // namespace

std::vector<GroovyToken> groovy_tokens(std::string_view text) { return GroovyLexer(text).read(); }

}  // namespace keyref::literals
