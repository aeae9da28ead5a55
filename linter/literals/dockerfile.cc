#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/instructions.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

constexpr std::string_view kRule = "dockerfile-secret";

/// The variable of `$NAME` or `${NAME}`; empty where the value is more than that.
std::string_view variable_of(std::string_view value) {
  if (value.substr(0, 1) != "$") return {};
  value.remove_prefix(1);
  if (value.size() > 2 && value.front() == '{' && value.back() == '}') return value.substr(1, value.size() - 2);
  return value;
}

class DockerfileReader {
 public:
  explicit DockerfileReader(PairSink sink) : sink_(sink) {}

  void read(const Instruction& instruction);

 private:
  void read_argument(const ShellWord& word, FileId file);
  void read_environment(const Instruction& instruction);
  void set_variable(std::string_view name, const Passage& value);
  void read_run(const Instruction& instruction);
  void read_commands_of(const Passage& arguments);
  void read_layer(const Passage& run);

  Target target() const { return {kRule, sink_}; }

  PairSink sink_;
  std::set<std::string, std::less<>> arguments_;  ///< without a value
};

void DockerfileReader::read(const Instruction& instruction) {
  const Passage arguments = instruction.passage();
  if (instruction.comment) return read_line(arguments, true, {kRule, sink_, true});
  const std::string& word = instruction.word;
  if (word == "arg") {
    for (const ShellWord& each : words_of_instruction(arguments)) read_argument(each, arguments.file());
  } else if (word == "env") {
    read_environment(instruction);
  } else if (word == "run" || word == "cmd" || word == "entrypoint" || word == "healthcheck") {
    read_run(instruction);
  } else if (word == "copy" || word == "add") {
    for (const Passage& document : instruction.documents)
      for_each_line(document.text(), [&](Span line) { read_line(document.part(line), false, target()); });
  }
}

/// Whoever builds hands the value over, and the image's history keeps it.
void DockerfileReader::read_argument(const ShellWord& word, FileId file) {
  const Passage passage = word.passage(file);
  const std::size_t equals = std::min(word.value.find('='), word.value.size());
  const std::string_view name = passage.text().substr(0, equals);
  const Span value = span_of(std::min(equals + 1, word.value.size()), word.value.size());
  if (value.begin < value.end) return target().give(passage, name, value);
  arguments_.emplace(name);
  const Place place = passage.place(span_of(0, equals));
  if (!name.empty()) sink_({.name = name, .value = {}, .place = place, .rule = kRule, .leak = true});
}

/// `ENV NAME=value …`, or `ENV NAME value`.
void DockerfileReader::read_environment(const Instruction& instruction) {
  const Passage arguments = instruction.passage();
  const std::vector<ShellWord> words = words_of_instruction(arguments);
  if (words.empty()) return;
  if (words.front().value.find('=') != std::string::npos) {
    for (const ShellWord& word : words) {
      const std::size_t equals = word.value.find('=');
      if (equals == std::string::npos) continue;
      const Passage passage = word.passage(arguments.file());
      set_variable(passage.text().substr(0, equals), passage.part(span_of(equals + 1, passage.size())));
    }
  } else if (words.size() == 2) {
    set_variable(words.front().value, words.back().passage(arguments.file()));
  } else if (words.size() > 2) {
    const std::size_t begin = arguments.text().find_first_not_of(" \t", words.front().value.size());
    set_variable(words.front().value, arguments.part(span_of(begin, arguments.size())));
  }
}

void DockerfileReader::set_variable(std::string_view name, const Passage& value) {
  const Span whole = span_of(0, value.size());
  if (arguments_.find(variable_of(value.text())) == arguments_.end()) return target().give(value, name, whole);
  sink_({.name = name, .value = {}, .place = value.place(whole), .rule = kRule, .leak = true});
}

void DockerfileReader::read_run(const Instruction& instruction) {
  read_commands_of(instruction.passage());
  read_layer(instruction.passage());
  for (const Passage& document : instruction.documents) {
    read_commands(document, target());
    read_layer(document);
  }
}

/// Brackets and commas of `["sh", "-c", "…"]` mean nothing to a shell then.
void DockerfileReader::read_commands_of(const Passage& arguments) {
  const std::string_view text = arguments.text();
  if (text.substr(0, 1) != "[") return read_commands(arguments, target());
  std::string words(text);
  std::vector<Span> bytes;
  bool quoted = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bytes.push_back(arguments.written(span_of(i, i + 1)));
    if (words[i] == '"' && (i == 0 || words[i - 1] != '\\')) quoted = !quoted;
    if (!quoted && std::string_view("[],").find(words[i]) != std::string_view::npos) words[i] = ' ';
  }
  read_commands({words, arguments.file(), bytes}, target());
}

/// An argument that a command writes to a file stays in the layer.
void DockerfileReader::read_layer(const Passage& run) {
  const std::string_view text = run.text();
  const bool writes = text.find('>') != std::string_view::npos || text.find("config set") != std::string_view::npos ||
                      text.find("tee ") != std::string_view::npos;
  if (!writes || arguments_.empty()) return;
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const bool braces = text.substr(at + 1, 1) == "{";
    const std::size_t begin = at + (braces ? 2 : 1);
    std::size_t end = begin;
    while (end < text.size() && (text[end] == '_' || std::isalnum(static_cast<unsigned char>(text[end])) != 0)) ++end;
    const std::string_view name = text.substr(begin, end - begin);
    if (arguments_.find(name) == arguments_.end()) continue;
    const Place place = run.place(span_of(at, std::min(end + (braces ? 1 : 0), text.size())));
    sink_({.name = name, .value = {}, .place = place, .rule = kRule, .leak = true});
  }
}

}  // namespace

void read_dockerfile(const File& file, PairSink sink) {
  DockerfileReader reader(sink);
  read_instructions(Passage(file), [&](const Instruction& instruction) { reader.read(instruction); });
}

}  // namespace keyref::literals
