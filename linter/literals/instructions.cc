#include "linter/literals/instructions.h"

#include <algorithm>
#include <utility>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class InstructionReader {
 public:
  explicit InstructionReader(const Passage& file) : file_(file), text_(file.text()) {}

  void read(FunctionRef<void(const Instruction&)> visit) {
    while (at_ < text_.size()) {
      Instruction instruction;
      instruction.file = file_.file();
      Span line = next_line();
      if (line.begin < line.end && text_[line.begin] == '#') {
        read_comment(instruction, line);
      } else {
        read_lines(instruction, line);
        read_documents(instruction);
      }
      visit(instruction);
    }
  }

 private:
  /// Without blanks around it.
  Span next_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = trim(text_.substr(at_, end - at_));
    const std::size_t begin = line.empty() ? at_ : static_cast<std::size_t>(line.data() - text_.data());
    at_ = std::min(end + 1, text_.size());
    return span_of(begin, begin + line.size());
  }

  void append(Instruction& instruction, Span span) {
    for (std::size_t at = span.begin; at < span.end; ++at) {
      instruction.arguments.push_back(text_[at]);
      instruction.bytes.push_back(file_.written(span_of(at, at + 1)));
    }
  }

  /// A comment, or the directive `# escape=…` before all instructions.
  void read_comment(Instruction& instruction, Span line) {
    instruction.comment = true;
    append(instruction, {line.begin + 1, line.end});
    const std::string_view said = trim(instruction.arguments);
    if (directives_ && equals_ignoring_case(said.substr(0, 7), "escape=") && said.size() == 8) escape_ = said.back();
  }

  void read_lines(Instruction& instruction, Span line) {
    directives_ = false;
    std::size_t begin = line.begin;
    std::size_t triggers = 0;
    do {  // ONBUILD is followed by the instruction proper
      const std::size_t word = begin;
      while (begin < line.end && !is_blank(text_[begin])) ++begin;
      instruction.word = to_lower(text_.substr(word, begin - word));
      while (begin < line.end && is_blank(text_[begin])) ++begin;
    } while (instruction.word == "onbuild" && ++triggers < 2);
    line.begin = static_cast<std::uint32_t>(begin);
    for (;;) {
      const bool comment = line.begin < line.end && text_[line.begin] == '#' && !instruction.arguments.empty();
      const bool goes_on = comment || line.begin == line.end || text_[line.end - 1] == escape_;
      if (!comment) append(instruction, {line.begin, line.end - (goes_on && line.begin < line.end ? 1U : 0U)});
      if (!goes_on || at_ >= text_.size() || (line.begin == line.end && instruction.arguments.empty())) return;
      line = next_line();
    }
  }

  /// `<<EOF`, `<<-EOF`, `<<"EOF"`: the lines behind the instruction, up to the word.
  void read_documents(Instruction& instruction) {
    if (instruction.word != "run" && instruction.word != "copy" && instruction.word != "add") return;
    const std::string_view arguments = instruction.arguments;
    for (std::size_t at = arguments.find("<<"); at != std::string_view::npos; at = arguments.find("<<", at + 2)) {
      std::size_t begin = at + 2;
      while (begin < arguments.size() && std::string_view("-\"'").find(arguments[begin]) != std::string_view::npos)
        ++begin;
      const std::string_view rest = arguments.substr(begin);
      const std::string_view end = rest.substr(0, rest.find_first_of(" \t\"'>|&;"));
      if (end.empty() || end.front() == '<') continue;
      const std::size_t from = at_;
      std::size_t to = at_;
      for (bool ended = false; at_ < text_.size() && !ended;) {
        to = at_;
        const Span line = next_line();
        ended = text_.substr(line.begin, line.end - line.begin) == end;
        if (!ended) to = at_;
      }
      instruction.documents.push_back(file_.part(span_of(from, to)));
    }
  }

  const Passage& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  char escape_ = '\\';
  bool directives_ = true;
};

}  // namespace

void read_instructions(const Passage& file, FunctionRef<void(const Instruction&)> visit) {
  InstructionReader(file).read(visit);
}

std::vector<ShellWord> words_of_instruction(const Passage& arguments) {
  const std::string_view text = arguments.text();
  std::vector<ShellWord> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    ShellWord word;
    char quote = '\0';
    for (; at < text.size() && (quote != '\0' || !is_blank(text[at])); ++at) {
      const std::size_t begin = at;
      if (text[at] == quote || (quote == '\0' && (text[at] == '"' || text[at] == '\''))) {
        quote = quote == '\0' ? text[at] : '\0';
        continue;
      }
      if (text[at] == '\\' && quote != '\'' && at + 1 < text.size()) ++at;
      word.value.push_back(text[at]);
      word.bytes.push_back(arguments.written(span_of(begin, at + 1)));
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace keyref::literals
