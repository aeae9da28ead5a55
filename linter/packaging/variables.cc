// Variables of files that are no code: what an image sets, and what may be used.

#include <algorithm>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/instructions.h"
#include "linter/packaging/readers.h"

namespace keyref {
namespace {

bool is_capital(char c) { return c == '_' || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_capital(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

std::vector<std::string> words_in_capitals(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string_view> found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_word(text[begin])) continue;
    std::size_t end = begin;
    bool capitals = is_capital(text[begin]);
    for (; end < text.size() && is_word(text[end]); ++end)
      capitals = capitals && !(text[end] >= 'a' && text[end] <= 'z');
    if (capitals && end - begin >= kShortest) found.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return {found.begin(), found.end()};
}

/// `ENV NAME=value …`, or `ENV NAME value`.
void add_names(const literals::Instruction& instruction, std::vector<std::string>& names) {
  const std::vector<literals::ShellWord> words = literals::words_of_instruction(instruction.passage());
  for (const literals::ShellWord& word : words) {
    const std::size_t equals = word.value.find('=');
    if (equals == std::string::npos && &word != &words.front()) return;
    names.push_back(word.value.substr(0, equals));
  }
}

}  // namespace

void read_image(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  const std::string folder(folder_of(path));  // what an image is made of
  if (!folder.empty()) packaging.projects.push_back({folder, std::string(name_of(folder))});
  VariableUse image{file, {}, {}};
  std::string rest;  // an ENV alone does not use its name
  literals::read_instructions({text, {file, literals::span_of(0, text.size())}},
                              [&](const literals::Instruction& instruction) {
                                if (instruction.comment) return;
                                if (instruction.word == "env") return add_names(instruction, image.sets);
                                rest += instruction.arguments + '\n';
                              });
  image.uses = words_in_capitals(rest);
  packaging.uses.push_back(std::move(image));
}

void read_entrypoint(FileId file, std::string_view /*path*/, std::string_view text, Packaging& packaging) {
  VariableUse script{file, {}, words_in_capitals(text)};
  for (const std::string& word : script.uses) {
    if (text.find("export " + word) != std::string_view::npos) script.sets.push_back(word);
  }
  packaging.uses.push_back(std::move(script));
}

void read_words(FileId file, std::string_view /*path*/, std::string_view text, Packaging& packaging) {
  std::vector<std::string> words = words_in_capitals(text);
  if (!words.empty()) packaging.uses.push_back({file, {}, std::move(words)});
}

}  // namespace keyref
