#include "linter/syntax/plain_yaml.h"

#include <algorithm>
#include <optional>

#include "linter/syntax/plain_scalars.h"

namespace keyref {
namespace {

/// Deeper than any manifest; deeper text is libyaml's, whose reading is not recursive.
constexpr int kMaxDepth = 100;
/// A key must end within 1024 characters, counted by libyaml in its own way; this is well below.
constexpr std::size_t kMaxKey = 1000;

/// Where the reading is: at the first character of a line that says something, or inside such a line.
class PlainYamlReader {
 public:
  PlainYamlReader(FileId file, std::string_view text, ParsedYaml& parsed)
      : file_(file), text_(text), parsed_(parsed), scalars_(file, text, parsed.nodes) {}

  bool read() {
    if (!is_plain_text(text_)) return false;
    start_line(0);
    while (at_ < text_.size()) {
      if (is_document_start()) {
        at_ += kDocumentStart.size();
        if (!end_line()) return false;
        continue;
      }
      const bool flow = is_flow_start();
      const Node* root = flow ? read_flow(0) : read_block(*column_, 0);
      if (root == nullptr || (flow && !end_line()) || column_) return false;
      parsed_.documents.push_back(root);
    }
    return true;
  }

 private:
  using Context = PlainScalars::Context;
  static constexpr std::string_view kDocumentStart = "---";

  bool is_blank(std::size_t at) const { return at >= text_.size() || text_[at] == ' ' || text_[at] == '\n'; }
  bool is_document_start() const {
    return at_ == line_ && text_.substr(at_).starts_with(kDocumentStart) && is_blank(at_ + kDocumentStart.size());
  }
  bool is_entry() const { return text_[at_] == '-' && is_blank(at_ + 1); }
  std::size_t column() const { return at_ - line_; }

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  bool is_line_end() const { return at_ == text_.size() || text_[at_] == '\n'; }
  /// A comment must be at a line's start or behind a space.
  bool is_comment() const { return !is_line_end() && text_[at_] == '#' && (at_ == line_ || text_[at_ - 1] == ' '); }

  void skip_comment() { at_ = std::min(text_.size(), text_.find('\n', at_)); }

  /// To the first line from `line` on that says something. Its column; none at the end of a document.
  void start_line(std::size_t line) {
    for (;; line = at_ + 1) {
      line_ = at_ = line;
      skip_spaces();
      if (is_comment()) skip_comment();
      if (at_ >= text_.size()) break;
      if (text_[at_] != '\n') {
        column_ = column();
        if (is_document_start()) column_.reset();
        return;
      }
    }
    at_ = text_.size();
    column_.reset();
  }

  /// False: something stands in the rest of the line.
  bool end_line() {
    skip_spaces();
    if (is_comment()) skip_comment();
    if (!is_line_end()) return false;
    start_line(std::min(at_ + 1, text_.size()));
    return true;
  }

  Node& make(Node::Kind kind) {
    const auto begin = static_cast<std::uint32_t>(at_);
    return parsed_.nodes.make(kind, file_, {begin, begin});
  }

  Node* read_scalar(Context context) {
    const auto scalar = scalars_.scan(at_, context);
    if (!scalar) return nullptr;
    at_ = scalar->behind;
    return scalars_.make(*scalar);
  }

  Node* read_block(std::size_t column, int depth) {
    if (depth == kMaxDepth) return nullptr;
    return is_entry() ? read_sequence(column, depth) : read_mapping(column, depth);
  }

  Node* read_mapping(std::size_t column, int depth) {
    Children children(make(Node::Kind::mapping));
    do {
      Node* key = read_key(Context::block);
      if (key == nullptr || !is_blank(at_)) return nullptr;
      children.add(*key);
      Node* value = read_value(column, depth, true);
      if (value == nullptr) return nullptr;
      children.add(*value);
    } while (column_ == column);
    children.end_block();
    return column_ > column ? nullptr : &children.parent();
  }

  /// A key and its colon.
  Node* read_key(Context context) {
    const std::size_t begin = at_;
    Node* key = read_scalar(context);
    if (key == nullptr || at_ == text_.size() || text_[at_] != ':' || at_ - begin > kMaxKey) return nullptr;
    ++at_;
    return key;
  }

  /// Also one whose dashes stand below their key.
  Node* read_sequence(std::size_t column, int depth) {
    Children children(make(Node::Kind::sequence));
    do {
      ++at_;
      Node* item = read_value(column, depth, false);
      if (item == nullptr) return nullptr;
      children.add(*item);
    } while (column_ == column && is_entry());
    children.end_block();
    return column_ > column ? nullptr : &children.parent();
  }

  /// What stands behind a key's colon or a dash of a collection in `column`, and below.
  Node* read_value(std::size_t column, int depth, bool of_key) {
    const std::size_t mark = at_;
    skip_spaces();
    if (is_line_end() || is_comment()) return read_below(mark, column, depth, of_key);
    if (!of_key && (is_entry() || is_key())) return read_block(this->column(), depth + 1);
    Node* value = is_flow_start()     ? read_flow(depth + 1)
                  : text_[at_] == '|' ? scalars_.make_literal(at_, column)
                                      : read_scalar(Context::block);
    return value != nullptr && end_line() ? value : nullptr;
  }

  bool is_flow_start() const { return text_[at_] == '{' || text_[at_] == '['; }
  bool is_key() const {
    const auto scalar = scalars_.scan(at_, Context::block);
    return scalar && scalar->behind < text_.size() && text_[scalar->behind] == ':';
  }

  Node* read_below(std::size_t mark, std::size_t column, int depth, bool of_key) {
    end_line();
    if (column_ > column) return read_block(*column_, depth + 1);
    if (of_key && column_ == column && is_entry()) return read_sequence(column, depth + 1);
    return scalars_.make_empty(mark);
  }

  Node* read_flow(int depth) {
    if (depth == kMaxDepth) return nullptr;
    const bool mapping = text_[at_] == '{';
    const char end = mapping ? '}' : ']';
    Children children(make(mapping ? Node::Kind::mapping : Node::Kind::sequence));
    ++at_;
    while (skip_flow_space()) {
      if (text_[at_] == end) {
        children.parent().span.end = static_cast<std::uint32_t>(++at_);
        return &children.parent();
      }
      if (mapping && !read_flow_key(children)) return nullptr;
      Node* value = is_flow_start() ? read_flow(depth + 1) : read_scalar(Context::flow);
      if (value == nullptr || !skip_flow_space()) return nullptr;
      children.add(*value);
      if (text_[at_] == ',') {
        ++at_;
      } else if (text_[at_] != end) {
        return nullptr;
      }
    }
    return nullptr;
  }

  bool read_flow_key(Children& children) {
    Node* key = read_key(Context::flow);
    if (key == nullptr || (key->style == ScalarStyle::plain && !is_blank(at_)) || !skip_flow_space()) return false;
    children.add(*key);
    return true;
  }

  /// False: the text ends.
  bool skip_flow_space() {
    for (;; line_ = ++at_) {
      skip_spaces();
      if (is_comment()) skip_comment();
      if (at_ == text_.size()) return false;
      if (text_[at_] != '\n') return true;
    }
  }

  FileId file_;
  std::string_view text_;
  ParsedYaml& parsed_;
  PlainScalars scalars_;
  std::size_t line_ = 0;  ///< where this line begins
  std::size_t at_ = 0;
  std::optional<std::size_t> column_;  ///< of the line's first word; none: a document ends here
};

}  // namespace

bool read_plain_yaml(FileId file, std::string_view text, ParsedYaml& parsed) {
  return PlainYamlReader(file, text, parsed).read();
}

}  // namespace keyref
