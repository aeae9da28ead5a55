#include "linter/code/slice.h"

#include <algorithm>
#include <array>

#include "linter/code/skim.h"

namespace keyref::code {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// A line that begins with one of these begins a statement or a member.
constexpr auto kStatementWords = std::to_array<std::string_view>(
    {"abstract", "async",    "break",  "case",     "class",  "const",  "declare",   "default", "do",      "enum",
     "export",   "for",      "func",   "function", "if",     "import", "interface", "let",     "private", "protected",
     "public",   "readonly", "return", "static",   "switch", "throw",  "try",       "type",    "var",     "while"});

/// What goes on behind a closed block.
constexpr auto kContinuations = std::to_array<std::string_view>(
    {"as", "catch", "else", "finally", "from", "in", "instanceof", "satisfies", "while"});

class Slicer : private Skim {
 public:
  Slicer(std::string_view text, std::span<const Mark> marks) : Skim(text), marks_(marks) {}

  std::vector<Span> run() {
    open_frame(false);
    while (at_ < text_.size()) step();
    while (frames_.size() > 1) close_frame();
    end_unit(text_.size());
    return merged();
  }

 private:
  /// Braces that hold no more stay with their statement: `if (!x) { throw … }`.
  static constexpr std::size_t kShort = 160;

  /// What stands between braces. Its unit is the statement, member or entry that is being read.
  struct Frame {
    bool object = false;         ///< its units are parted by commas
    bool marked = false;         ///< the unit has a mark
    bool kept_any = false;       ///< a unit before had one
    std::size_t first_part = 0;  ///< of the unit, in parts_
    std::size_t text_begin = 0;  ///< of the unit's text that is not in parts_ yet
    int depth = 0;               ///< of parentheses and brackets
    int whole = 0;               ///< of braces that are kept with all they hold
    bool deep = false;           ///< the unit has a deep mark
    bool decorated = false;      ///< the unit's last line at its own level began with a decorator
  };

  Frame& frame() { return frames_.back(); }

  void open_frame(bool object) { frames_.push_back({object, false, false, parts_.size(), at_, 0, 0, false, false}); }

  void add_part(std::size_t end) {
    const std::size_t begin = frame().text_begin;
    if (begin < end) parts_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    frame().text_begin = end;
  }

  /// Marks up to here belong to the unit that is being read.
  void take_marks(std::size_t end) {
    while (next_mark_ < marks_.size() && marks_[next_mark_].offset < end) {
      frame().marked = true;
      frame().deep = frame().deep || marks_[next_mark_].deep;
      ++next_mark_;
    }
  }

  void end_unit(std::size_t end) {
    take_marks(end);
    add_part(end);
    if (frame().marked) {
      frame().kept_any = true;
    } else {
      parts_.resize(frame().first_part);
    }
    frame().first_part = parts_.size();
    frame().marked = frame().deep = false;
  }

  void close_frame() {
    end_unit(at_);
    const bool kept = frame().kept_any;
    frames_.pop_back();
    frame().marked = frame().marked || kept;
    frame().text_begin = at_;
    if (!kept && at_ - parts_.back().end <= kShort) {
      frame().text_begin = parts_.back().begin;
      parts_.pop_back();
    }
  }

  void open_brace() {
    take_marks(at_);
    if (frame().whole > 0 || frame().deep) {
      ++frame().whole;
      ++at_;
      return;
    }
    const bool object = begins_object();
    const bool whole = is_pattern_ahead() || is_text_ahead();
    ++at_;
    if (whole) {
      at_ = end_of_braces(at_);
      return;
    }
    add_part(at_);
    open_frame(object);
  }

  /// `const { A, B } = …`, `import { A } from …`: names that are read from what follows.
  bool is_pattern_ahead() const {
    const std::string_view word = word_before(before_);
    return word == "const" || word == "let" || word == "var" || word == "import";
  }

  /// `secret={'…'}`: an attribute's value in JSX.
  bool is_text_ahead() const {
    const std::string_view next = text_.substr(at_ + 1, 1);
    return at_ > 0 && text_[at_ - 1] == '=' && (next == "'" || next == "\"" || next == "`");
  }

  /// Behind the brace that closes what was opened before `at`; patterns are short, and hold little but names.
  std::size_t end_of_braces(std::size_t at) const {
    constexpr std::size_t kLongest = 2000;
    const std::size_t last = std::min(text_.size(), at + kLongest);
    for (int depth = 1; at < last; ++at) {
      if (text_[at] == '{') ++depth;
      if (text_[at] == '}' && --depth == 0) return at + 1;
    }
    return last;
  }

  void close_brace() {
    ++at_;
    if (frame().whole > 0) {
      --frame().whole;
      return;
    }
    if (frames_.size() == 1) return;  // one too many
    --at_;
    const bool block = !frame().object;
    close_frame();
    ++at_;
    if (block && frame().depth == 0 && !frame().object && is_end_behind_block()) end_unit(at_);
  }

  bool is_end_behind_block() const {
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    if (next == text_.size()) return true;
    const char c = text_[next];
    if (c == '`' || std::string_view(").,;(=?:|&+-*/%<>[{").find(c) != std::string_view::npos) return false;
    return !is_one_of(word_at(next), kContinuations);
  }

  void step() {
    const char c = text_[at_];
    switch (c) {
      case '"':
      case '\'':
        return skip_quoted(c);
      case '`':
        return skip_template();
      case '/':
        return skip_slash();
      case '\n':
        return take_line_break();
      case '{':
        open_brace();
        break;
      case '}':
        close_brace();
        break;
      case '(':
      case '[':
        ++frame().depth;
        ++at_;
        break;
      case ')':
      case ']':
        frame().depth = std::max(0, frame().depth - 1);
        ++at_;
        break;
      case ',':
      case ';':
        ++at_;
        if (is_unit_level() && (c == ',') == frame().object && (c == ',' || is_end_of_line())) end_unit(at_);
        break;
      default:
        ++at_;
        if (is_blank(c)) return;
    }
    before_ = at_;
  }

  /// Go has `if x := f(); x != nil {`.
  bool is_end_of_line() const {
    const std::size_t next = std::min(text_.find_first_not_of(" \t", at_), text_.size());
    return next == text_.size() || std::string_view("\r\n}/").find(text_[next]) != std::string_view::npos;
  }

  bool is_unit_level() { return frame().depth == 0 && frame().whole == 0; }

  void take_line_break() {
    ++at_;
    if (!is_unit_level() || frame().object) return;
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    if (next == text_.size()) return;
    const char last = before_ == 0 ? ';' : text_[before_ - 1];
    if (std::string_view("=(,:?&|+>").find(last) != std::string_view::npos) return;
    if (text_[next] == '@' || text_[next] == '#' || is_one_of(word_at(next), kStatementWords)) {
      // A decorator belongs to what follows it.
      if (!frame().decorated) end_unit(at_);
      frame().decorated = text_[next] == '@';
    } else {
      frame().decorated = false;
    }
  }

  /// tree-sitter looks through all ranges from the first one on for each token, so they must stay few: what parts them
  /// is kept then, the shortest first.
  std::vector<Span> merged() const {
    constexpr std::size_t kMost = 250;
    std::vector<Span> spans = merged_over(0);
    for (std::size_t gap = 4; spans.size() > kMost; gap *= 4) spans = merged_over(gap);
    return spans;
  }

  std::vector<Span> merged_over(std::size_t gap) const {
    std::vector<Span> spans;
    for (const Span& part : parts_) {
      if (!spans.empty() && part.begin - spans.back().end <= gap)
        spans.back().end = part.end;
      else
        spans.push_back(part);
    }
    return spans;
  }

  std::span<const Mark> marks_;
  std::size_t next_mark_ = 0;
  std::vector<Frame> frames_;
  std::vector<Span> parts_;  ///< what is kept, and what the open units have so far
};

}  // namespace

std::vector<Span> slice(std::string_view text, std::span<const Mark> marks) { return Slicer(text, marks).run(); }

}  // namespace keyref::code
