// Variables of files that are no code: what an image sets, and what may be used.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/instructions.h"
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

/// Behind what begins here, where that is a comment or a text in quotes.
std::size_t behind_text(std::string_view code, std::size_t at) {
  const auto behind = [&](std::string_view end) { return std::min(code.find(end, at + 1), code.size()) + end.size(); };
  if (code.substr(at).starts_with("//")) return behind("\n");
  if (code.substr(at).starts_with("/*")) return behind("*/");
  if (std::string_view("\"'`").find(code[at]) == std::string_view::npos) return at;
  std::size_t end = at + 1;
  while (end < code.size() && code[end] != code[at]) end += code[end] == '\\' ? 2U : 1U;
  return end + 1;
}

/// The names that an object of JavaScript gives values to; `code` begins with its brace.
std::vector<std::string> names_of_object(std::string_view code) {
  std::vector<std::string> names;
  int depth = 0;
  constexpr std::size_t kValue = std::string_view::npos;
  std::size_t key = kValue;  // where it begins
  for (std::size_t at = 0; at < code.size();) {
    if (const std::size_t behind = behind_text(code, at); behind != at) {
      if (key != kValue && code[at] == '/') key = behind;
      at = behind;
      continue;
    }
    const char c = code[at++];
    if (c == '{' || c == '[' || c == '(') ++depth;
    if ((c == '}' || c == ']' || c == ')') && --depth == 0) break;
    if (depth != 1) continue;
    if (c == ':' && key != kValue) {
      std::string_view name = trim(code.substr(key, at - 1 - key));
      if (name.size() > 2 && (name.front() == '"' || name.front() == '\'')) name = name.substr(1, name.size() - 2);
      names.emplace_back(name);
      key = kValue;
    }
    if (c == ',' || c == '{') key = at;
  }
  return names;
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
  constexpr std::string_view kEnv = "env:";
  for (std::size_t at = text.find(kEnv); at != std::string_view::npos; at = text.find(kEnv, at + 1)) {
    const std::size_t brace = text.find_first_not_of(" \t\r\n", at + kEnv.size());
    if (brace == std::string_view::npos || text[brace] != '{') continue;
    config.sets = names_of_object(text.substr(brace));
    break;
  }
  packaging.uses.push_back(std::move(config));
}

void read_words(FileId file, std::string_view /*path*/, std::string_view text, Packaging& packaging) {
  std::vector<std::string> words = words_in_capitals(text);
  if (!words.empty()) packaging.uses.push_back({file, {}, std::move(words)});
}

}  // namespace keyref
