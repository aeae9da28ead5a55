#include "linter/literals/shell_words.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool ends_word(char c) { return is_blank(c) || std::string_view("\n;&|()<>").find(c) != std::string_view::npos; }

}  // namespace

void ShellLexer::take(ShellWord& word, std::size_t end) {
  for (end = std::min(end, text_.size()); at_ < end; ++at_) {
    word.value.push_back(text_[at_]);
    word.bytes.push_back(passage_.written(span_of(at_, at_ + 1)));
  }
}

/// A backslash and what follows it; a line that goes on is no character.
void ShellLexer::take_escaped(ShellWord& word) {
  const std::size_t end = std::min(at_ + 2, text_.size());
  if (at(at_ + 1) != '\n') {
    word.value.push_back(text_[end - 1]);
    word.bytes.push_back(passage_.written(span_of(at_, end)));
  }
  at_ = end;
}

void ShellLexer::skip_blanks() {
  for (;;) {
    if (is_blank(at(at_)) && at_ < text_.size()) {
      ++at_;
    } else if (at(at_) == '\\' && at(at_ + 1) == '\n') {
      at_ += 2;
    } else if (text_.substr(at_, 3) == "\\\r\n") {
      at_ += 3;
    } else {
      return;
    }
  }
}

bool ShellLexer::next(ShellCommand& command) {
  command = {};
  while (at_ < text_.size()) {
    skip_blanks();
    if (at_ >= text_.size() || ends_command(command)) return true;
    if (text_[at_] == '#') {
      read_comment(command);
    } else if ((text_[at_] == '<' || text_[at_] == '>') && !is_placeholder()) {
      read_operator(command);
    } else {
      read_word(command);
    }
  }
  return !command.words.empty() || command.comment != Span{};
}

bool ShellLexer::ends_command(ShellCommand& command) {
  const char c = text_[at_];
  if (std::string_view("\n;&|()").find(c) == std::string_view::npos) return false;
  ++at_;
  if (c == '\n') {
    for (; !pending_.empty(); pending_.erase(pending_.begin())) read_document(command);
  }
  return true;
}

void ShellLexer::read_comment(ShellCommand& command) {
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  command.comment = span_of(at_ + 1, end);
  at_ = end;
}

/// `<your-token>`, as documentation has it, is no redirection.
bool ShellLexer::is_placeholder() const {
  constexpr std::size_t kLongest = 60;
  if (text_[at_] != '<') return false;
  std::size_t end = at_ + 1;
  const auto is_part = [](char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; };
  if (!is_part(at(end))) return false;
  while (end < at_ + kLongest && (is_part(at(end)) || at(end) == '-' || at(end) == '_' || at(end) == ' ')) ++end;
  return at(end) == '>' && at(end - 1) != ' ';
}

void ShellLexer::read_operator(ShellCommand& command) {
  const bool document = text_.substr(at_, 2) == "<<" && at(at_ + 2) != '<';
  if (!document) {
    while (at(at_) == '<' || at(at_) == '>' || at(at_) == '&') ++at_;
    return;
  }
  at_ += 2;
  Document pending;
  pending.tabs = at(at_) == '-';
  if (pending.tabs) ++at_;
  skip_blanks();
  if (at_ >= text_.size() || ends_word(text_[at_])) return;
  const std::size_t words = command.words.size();
  read_word(command);
  pending.end = command.words.back().value;
  command.words.resize(words);
  pending_.push_back(std::move(pending));
}

void ShellLexer::read_document(ShellCommand& command) {
  const Document& document = pending_.front();
  const std::size_t begin = at_;
  while (at_ < text_.size()) {
    const std::size_t line = at_;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view written = text_.substr(line, end - line);
    if (!written.empty() && written.back() == '\r') written.remove_suffix(1);
    while (document.tabs && !written.empty() && written.front() == '\t') written.remove_prefix(1);
    at_ = std::min(end + 1, text_.size());
    if (written != document.end) continue;
    command.documents.push_back(span_of(begin, line));
    return;
  }
  command.documents.push_back(span_of(begin, text_.size()));
}

void ShellLexer::read_word(ShellCommand& command) {
  ShellWord word;
  if (text_[at_] == '<') take(word, text_.find('>', at_) + 1);
  while (at_ < text_.size() && !ends_word(text_[at_])) {
    if (text_[at_] == '\\') {
      take_escaped(word);
    } else if (text_[at_] == '\'') {
      read_single_quoted(word);
    } else if (text_[at_] == '"') {
      read_double_quoted(command, word);
    } else if (!read_expansion(command, word)) {
      take(word, at_ + 1);
    }
  }
  command.words.push_back(std::move(word));
}

void ShellLexer::read_single_quoted(ShellWord& word) {
  ++at_;
  take(word, text_.find('\'', at_));
  at_ = std::min(at_ + 1, text_.size());
}

void ShellLexer::read_double_quoted(ShellCommand& command, ShellWord& word) {
  for (++at_; at_ < text_.size() && text_[at_] != '"';) {
    const bool escape = text_[at_] == '\\' && std::string_view("\"\\$`\n").find(at(at_ + 1)) != std::string_view::npos;
    if (escape) {
      take_escaped(word);
    } else if (!read_expansion(command, word)) {
      take(word, at_ + 1);
    }
  }
  at_ = std::min(at_ + 1, text_.size());
}

/// `$(…)`, `${…}`, backticks, and `{{ … }}` of whatever fills the text in.
bool ShellLexer::read_expansion(ShellCommand& command, ShellWord& word) {
  const std::string_view two = text_.substr(at_, 2);
  if (two == "$(") {
    const std::size_t end = behind_brackets(at_ + 2, '(', ')');
    command.substitutions.push_back(span_of(at_ + 2, std::max(end - 1, at_ + 2)));
    take(word, end);
  } else if (two == "${") {
    take(word, behind_brackets(at_ + 2, '{', '}'));
  } else if (two == "{{") {
    constexpr std::size_t kLongest = 200;
    const std::string_view ahead = text_.substr(at_, kLongest);
    const std::size_t end = ahead.find("}}");
    take(word, at_ + (end < ahead.find('\n') ? end + 2 : 2));
  } else if (two.front() == '`') {
    const std::size_t end = std::min(text_.find('`', at_ + 1), text_.size());
    command.substitutions.push_back(span_of(at_ + 1, end));
    take(word, end + 1);
  } else {
    return false;
  }
  return true;
}

std::size_t ShellLexer::behind_brackets(std::size_t at, char open, char close) const {
  int depth = 1;
  char quote = '\0';
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == '\\') {
      ++at;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == open) {
      ++depth;
    } else if (c == close && --depth == 0) {
      return at + 1;
    }
  }
  return text_.size();
}

}  // namespace keyref::literals
