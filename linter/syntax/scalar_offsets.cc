#include "linter/syntax/scalar_offsets.h"

#include <algorithm>

namespace keyref {
namespace {

/// Walks a scalar's value and its text in the file side by side: what YAML leaves out of the value (indentation,
/// escapes, folded lines) is skipped in the file.
class Alignment {
 public:
  Alignment(const Node& scalar, std::string_view file_text)
      : value_(scalar.value),
        text_(file_text.substr(0, scalar.span.end)),
        block_(scalar.style == ScalarStyle::block),
        quote_(scalar.style == ScalarStyle::quoted && scalar.span.begin > 0 ? file_text[scalar.span.begin - 1] : '\0'),
        at_(scalar.span.begin),
        indent_(indent_of(scalar, file_text)) {}

  /// For each byte of the value, and its end, the offset in the file.
  std::vector<std::uint32_t> offsets() {
    std::vector<std::uint32_t> offsets;
    offsets.reserve(value_.size() + 1);
    const auto add = [&] { offsets.push_back(static_cast<std::uint32_t>(std::min(at_, text_.size()))); };
    std::size_t i = 0;
    for (; block_ && i < value_.size() && (value_[i] == ' ' || value_[i] == '\n'); ++i) add();
    for (; i < value_.size(); ++i) {
      const char c = value_[i];
      const bool rest_of_character = escaped_ && (c & 0xC0) == 0x80;
      if (!rest_of_character && c != '\n') skip_folded(c);
      add();
      if (!rest_of_character) step(c);
    }
    add();
    return offsets;
  }

 private:
  /// The columns that every line of a block scalar loses.
  static std::size_t indent_of(const Node& scalar, std::string_view text) {
    if (scalar.style != ScalarStyle::block) return 0;
    const std::size_t before = text.rfind('\n', scalar.span.begin);
    const std::size_t column = scalar.span.begin - (before == std::string_view::npos ? 0 : before + 1);
    const std::size_t first = scalar.value.find_first_not_of(" \n");
    if (first == std::string_view::npos) return column;
    const std::size_t line = scalar.value.rfind('\n', first);
    return column - std::min(column, first - (line == std::string_view::npos ? 0 : line + 1));
  }

  bool at_break() const { return at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'); }

  void skip_indent() {
    const std::size_t most = block_ ? indent_ : text_.size();
    for (std::size_t i = 0; i < most && at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'); ++i) ++at_;
  }

  void skip_break() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    skip_indent();
  }

  /// A line that goes on: its break and indentation are one blank of the value, or nothing.
  void skip_folded(char next) {
    while (at_break() && next != ' ') skip_break();
  }

  void step(char c) {
    if (at_ >= text_.size()) return;
    if (at_break()) return skip_break();
    if (c == '\n' && text_[at_] != '\\') {  // blanks before a break that the value does not have
      while (at_ < text_.size() && !at_break()) ++at_;
      return skip_break();
    }
    escaped_ = quote_ == '"' && text_[at_] == '\\';
    const bool doubled = quote_ == '\'' && text_[at_] == '\'';
    at_ += escaped_ ? escape_length() : doubled ? 2 : 1;
  }

  std::size_t escape_length() const {
    if (at_ + 1 >= text_.size()) return 1;
    switch (text_[at_ + 1]) {
      case 'x':
        return 4;
      case 'u':
        return 6;
      case 'U':
        return 10;
      default:
        return 2;
    }
  }

  std::string_view value_;
  std::string_view text_;
  bool block_;
  char quote_;
  std::size_t at_;
  std::size_t indent_;
  bool escaped_ = false;  ///< the last byte came from an escape
};

}  // namespace

std::vector<std::uint32_t> scalar_offsets(const Node& scalar, std::string_view file_text) {
  return Alignment(scalar.resolved(), file_text).offsets();
}

}  // namespace keyref
