#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/literals/passage.h"

namespace keyref::literals {

/// A word of a command: quotes and escapes are resolved, what the shell fills in stays as written.
struct ShellWord {
  std::string value;
  std::vector<Span> bytes;  ///< where each byte of the value is written in the file

  Passage passage(FileId file) const { return {value, file, bytes}; }
};

/// One simple command: what stands between `;`, `|`, `&&`, parentheses and line breaks.
struct ShellCommand {
  std::vector<ShellWord> words;
  std::vector<Span> substitutions;  ///< what stands in `$(…)` and backticks, as the next two in the passage
  std::vector<Span> documents;      ///< bodies of here-documents
  Span comment;                     ///< behind the `#`
};

/// Splits a shell's text into commands. It never fails: what is not closed goes on to the end.
class ShellLexer {
 public:
  explicit ShellLexer(const Passage& passage) : passage_(passage), text_(passage.text()) {}

  /// False at the end of the text.
  bool next(ShellCommand& command);

 private:
  bool ends_command(ShellCommand& command);
  void skip_blanks();
  void read_word(ShellCommand& command);
  void read_single_quoted(ShellWord& word);
  void read_double_quoted(ShellCommand& command, ShellWord& word);
  bool read_expansion(ShellCommand& command, ShellWord& word);
  void read_operator(ShellCommand& command);
  void read_document(ShellCommand& command);
  void read_comment(ShellCommand& command);
  std::size_t behind_brackets(std::size_t at, char open, char close) const;
  bool is_placeholder() const;

  void take(ShellWord& word, std::size_t end);
  void take_escaped(ShellWord& word);
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

  struct Document {
    std::string end;
    bool tabs = false;  ///< `<<-`: the last line may be indented
  };

  const Passage& passage_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Document> pending_;
};

}  // namespace keyref::literals
