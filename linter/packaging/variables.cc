// Variables of files that are no code: what an image sets, and what may be used.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/instructions.h"
#include "linter/packaging/javascript.h"
#include "linter/packaging/readers.h"

namespace keyref {
namespace {

enum class Class : std::uint8_t { other, small, digit, capital };

constexpr std::array<Class, 256> classes() {
  std::array<Class, 256> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = Class::small;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = Class::digit;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = Class::capital;
  table['_'] = Class::capital;
  return table;
}

/// All code of a tree goes through here, so that it takes one look at a character.
Class class_of(char c) {
  static constexpr std::array<Class, 256> kClasses = classes();
  return kClasses[static_cast<unsigned char>(c)];
}

std::vector<std::string> words_in_capitals(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string_view> found;
  for (std::size_t end = 0; end < text.size();) {
    const std::size_t begin = end;
    bool capitals = class_of(text[begin]) == Class::capital;
    for (; end < text.size() && class_of(text[end]) != Class::other; ++end)
      capitals = capitals && class_of(text[end]) != Class::small;
    if (capitals && end - begin >= kShortest) found.push_back(text.substr(begin, end - begin));
    while (end < text.size() && class_of(text[end]) == Class::other) ++end;
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
  if (!folder.empty()) packaging.projects.push_back({folder, std::string(name_of(folder)), false});
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

void read_next_config(FileId file, std::string_view /*path*/, std::string_view text, Packaging& packaging) {
  VariableUse config{file, {}, words_in_capitals(text)};
  const std::string code = without_comments(text);
  constexpr std::string_view kEnv = "env:";
  for (std::size_t at = code.find(kEnv); at != std::string::npos; at = code.find(kEnv, at + 1)) {
    const std::size_t brace = code.find_first_not_of(" \t\r\n", at + kEnv.size());
    if (brace == std::string::npos || code[brace] != '{') continue;
    config.sets = names_of_object(std::string_view(code).substr(brace));
    break;
  }
  packaging.uses.push_back(std::move(config));
}

void read_words(FileId file, std::string_view /*path*/, std::string_view text, Packaging& packaging) {
  std::vector<std::string> words = words_in_capitals(text);
  if (!words.empty()) packaging.uses.push_back({file, {}, std::move(words)});
}

}  // namespace keyref
