#include <algorithm>

#include "linter/base/escapes.h"
#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Is it a variable's name, and no sentence?
bool is_variable(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    const char lower = to_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  });
}

class DotenvReader {
 public:
  DotenvReader(const File& file, PairSink sink) : passage_(file), text_(file.text), sink_(sink) {}

  void read() {
    while (at_ < text_.size()) {
      end_ = std::min(text_.find('\n', at_), text_.size());
      bool comment = false;
      for (; at_ < end_ && (is_blank(text_[at_]) || text_[at_] == '#'); ++at_) comment = comment || text_[at_] == '#';
      read_line(comment);
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }
  }

 private:
  void read_line(bool comment) {
    const std::size_t sign = at_ + text_.substr(at_, end_ - at_).find_first_of("=:");
    if (sign >= end_) return;
    std::string_view name = trim(text_.substr(at_, sign - at_));
    if (name.substr(0, 7) == "export " || name.substr(0, 7) == "export\t") name = trim(name.substr(7));
    if (!is_variable(name)) return;
    at_ = sign + 1;
    while (at_ < end_ && is_blank(text_[at_])) ++at_;
    const Target target{"dotenv-value", sink_, comment};
    if (!read_quoted(name, target)) read_plain(name, target);
  }

  /// A value in quotes may go on over lines. A quote that is not followed by the line's end belongs to another value.
  bool read_quoted(std::string_view name, const Target& target) {
    const char quote = at_ < end_ ? text_[at_] : '\0';
    if (quote != '"' && quote != '\'' && quote != '`') return false;
    std::size_t close = at_ + 1;
    while (close < text_.size() && text_[close] != quote) close += quote == '"' && text_[close] == '\\' ? 2U : 1U;
    if (close >= text_.size() || (target.comment && close > end_)) return false;
    const std::size_t line_end = std::min(text_.find('\n', close), text_.size());
    const std::string_view rest = trim(text_.substr(close + 1, line_end - close - 1));
    if (!rest.empty() && rest.front() != '#' && rest.front() != ';') return false;
    const Span value = span_of(at_ + 1, close);
    if (quote == '"') {
      target.give(name, without_escapes(passage_.text(value)), passage_.place(value));
    } else {
      target.give(passage_, name, value);
    }
    at_ = close;
    return true;
  }

  void read_plain(std::string_view name, const Target& target) {
    std::string_view value = text_.substr(at_, end_ - at_);
    if (value.substr(0, 1) == "#") return;
    value = trim(value.substr(0, std::min(value.find(" #"), value.find("\t#"))));
    const Span span = span_of(at_, at_ + value.size());
    if (!give_default(passage_, name, span, target)) target.give(passage_, name, span);
  }

  Passage passage_;
  std::string_view text_;
  PairSink sink_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  ///< of the line
};

}  // namespace

void read_dotenv(const File& file, PairSink sink) {
  if (!file.hits.words.empty()) DotenvReader(file, sink).read();
}

}  // namespace keyref::literals
