#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/literals/documentation.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

/// In lines that nobody wrote, what is around a sensitive word.
constexpr std::size_t kBefore = 500;
constexpr std::size_t kBehind = 2000;

constexpr std::array<std::string_view, 41> kQuoting = {
    "c",   "cc",    "cjs",    "cpp",     "cs",     "css", "cts", "dart",   "erl",   "ex",  "exs",
    "go",  "gql",   "gradle", "graphql", "groovy", "h",   "hpp", "java",   "js",    "jsx", "kt",
    "kts", "less",  "lua",    "mjs",     "mts",    "php", "pl",  "prisma", "proto", "py",  "rb",
    "rs",  "scala", "scss",   "svelte",  "swift",  "ts",  "tsx", "vue"};

std::string_view extension_of(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.substr(std::min(name.rfind('.'), name.size() - 1) + 1);
}

bool quotes_values(std::string_view path) {
  const std::string extension = to_lower(extension_of(path));
  return std::find(kQuoting.begin(), kQuoting.end(), extension) != kQuoting.end();
}

/// The commands of a fence, whose first line says what it holds.
void read_fence(const Passage& fence, const Target& target) {
  std::vector<Span> lines;
  for_each_line(fence.text(), [&](Span line) { lines.push_back(line); });
  const bool prompts =
      std::any_of(lines.begin(), lines.end(), [&](Span line) { return trim(fence.text(line)).substr(0, 2) == "$ "; });
  if (!prompts) return read_commands(fence, target);
  for (const Span line : lines) {
    const std::string_view written = fence.text(line);
    const std::size_t prompt = written.find("$ ");
    if (prompt != std::string_view::npos && trim(written.substr(0, prompt)).empty())
      read_commands(fence.part(span_of(line.begin + prompt + 2, line.end)), target);
  }
}

void read_fences(const Passage& text, const Target& target) {
  static constexpr std::array<std::string_view, 7> kShells = {"",    "sh",      "bash",         "shell",
                                                              "zsh", "console", "shell-session"};
  std::size_t begin = std::string_view::npos;
  bool open = false;
  for_each_line(text.text(), [&](Span line) {
    const std::string_view written = trim(text.text(line));
    if (written.substr(0, 3) != "```" && written.substr(0, 3) != "~~~") return;
    if (open && begin < line.begin) read_fence(text.part(span_of(begin, line.begin)), target);
    open = !open;
    const std::string language = to_lower(trim(written.substr(3)));
    const bool shell = std::find(kShells.begin(), kShells.end(), language) != kShells.end();
    begin = open && shell ? line.end + 1 : std::string_view::npos;
  });
}

/// Does the value stand on the next line, as formatters break them?
bool goes_on(std::string_view line) {
  const std::string_view written = trim(line);
  const std::string_view last = written.substr(written.size() - std::min<std::size_t>(written.size(), 2));
  return !last.empty() && (last.back() == '=' || last.back() == ':' || last == "||" || last == "??");
}

/// A script whose name does not say so: `#!/bin/sh`, `#!/usr/bin/env bash`.
bool is_script(std::string_view text) {
  const std::string_view first = trim(text.substr(0, text.find('\n')));
  return first.substr(0, 2) == "#!" && first.size() > 4 && first.substr(first.size() - 2) == "sh";
}

}  // namespace

void read_lines(const File& file, PairSink sink) {
  if (is_script(file.text)) return read_shell(file, sink);
  const Passage text(file);
  const Target target{"literal-in-source", sink};
  const bool code = quotes_values(file.path);
  std::size_t done = 0;
  for (const std::size_t word : file.hits.words) {
    if (word < done) continue;
    const std::size_t earliest = std::max(done, word - std::min(word, kBefore));
    const std::size_t before = file.text.substr(earliest, word - earliest).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? earliest : earliest + before + 1;
    const std::string_view ahead = file.text.substr(word, kBehind);
    std::size_t end = word + std::min(ahead.find('\n'), ahead.size());
    if (code && goes_on(file.text.substr(begin, end - begin)))
      end += std::min(file.text.substr(end, kBehind).find('\n', 1), std::min(kBehind, file.text.size() - end));
    read_line(text.part(span_of(begin, end)), code, target);
    done = end;
  }
  if (is_documentation(file.path)) read_fences(text, target);
}

}  // namespace keyref::literals
