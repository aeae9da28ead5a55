#include "linter/code/skim.h"

#include <array>
#include <vector>

#include "linter/code/characters.h"

namespace keyref::code {
namespace {

/// Before them a `/` begins a regular expression.
constexpr auto kBeforeExpression =
    std::to_array<std::string_view>({"return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw"});

}  // namespace

void Skim::skip_quoted(char quote) {
  for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_)
    if (text_[at_] == '\\') ++at_;
  if (at_ < text_.size() && text_[at_] == quote) ++at_;
  at_ = std::min(at_, text_.size());
  before_ = at_;
}

void Skim::skip_template() {
  std::vector<int> open = {0};  // braces, for each text that stands in another one's
  for (++at_; at_ < text_.size() && !open.empty(); ++at_) {
    const char c = text_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '$' && at_ + 1 < text_.size() && text_[at_ + 1] == '{') {
      ++open.back();
      ++at_;
    } else if (c == '}' && open.back() > 0) {
      --open.back();
    } else if (c == '`' && open.back() > 0) {
      open.push_back(0);
    } else if (c == '`') {
      open.pop_back();
    }
  }
  at_ = std::min(at_, text_.size());
  before_ = at_;
}

void Skim::skip_slash() {
  const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (next == '/') {
    at_ = std::min(text_.find('\n', at_), text_.size());
  } else if (next == '*') {
    const std::size_t end = text_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? text_.size() : end + 2;
  } else if (begins_expression()) {
    skip_regular_expression();
  } else {
    before_ = ++at_;
  }
}

bool Skim::begins_expression() const {
  if (before_ == 0) return true;
  const char c = text_[before_ - 1];
  if (is_name_part(c)) return is_one_of(word_before(before_), kBeforeExpression);
  return std::string_view("(,=:[!&|?{};+-*%~^").find(c) != std::string_view::npos;
}

void Skim::skip_regular_expression() {
  bool in_class = false;
  for (++at_; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
    const char c = text_[at_];
    if (c == '\\') ++at_;
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (c == '/' && !in_class) {
      ++at_;
      break;
    }
  }
  at_ = std::min(at_, text_.size());
  before_ = at_;
}

std::string_view Skim::word_at(std::size_t begin) const {
  std::size_t end = begin;
  while (end < text_.size() && is_name_part(text_[end])) ++end;
  return text_.substr(begin, end - begin);
}

std::string_view Skim::word_before(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 && is_name_part(text_[begin - 1])) --begin;
  return text_.substr(begin, end - begin);
}

/// Before an object's brace stands what a value follows; before a block's a `)`, a name, or an arrow.
bool Skim::begins_object() const {
  if (before_ == 0) return false;
  const char c = text_[before_ - 1];
  if (is_name_part(c)) return is_one_of(word_before(before_), kBeforeExpression);
  return std::string_view("(,[=:?&|").find(c) != std::string_view::npos;
}

}  // namespace keyref::code
