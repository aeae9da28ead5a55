#include "linter/literals/minified.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

constexpr std::array<std::string_view, 33> kCode = {
    ".ts",   ".tsx", ".mts", ".cts", ".js",   ".jsx",  ".mjs",    ".cjs",   ".map", ".css",   ".vue",
    ".html", ".py",  ".rb",  ".go",  ".java", ".kt",   ".groovy", ".scala", ".cs",  ".php",   ".rs",
    ".c",    ".h",   ".cc",  ".cpp", ".sh",   ".bash", ".sql",    ".pl",    ".lua", ".swift", ".svelte"};

/// Beside those whose name ends in `.lock`.
constexpr std::array<std::string_view, 4> kLockFiles = {"package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml",
                                                        "go.sum"};

bool is_in_folder(std::string_view path, std::string_view folder) {
  const std::vector<std::string_view> segments = split(folder_of(path), '/');
  return std::find(segments.begin(), segments.end(), folder) != segments.end();
}

bool is_said_to_be_generated(std::string_view text) {
  constexpr std::size_t kHeader = 1024;
  const std::string_view header = text.substr(0, kHeader);
  return header.find("@generated") != std::string_view::npos ||
         (header.find("Code generated") != std::string_view::npos &&
          header.find("DO NOT EDIT") != std::string_view::npos);
}

/// A person's lines are some 40 characters long.
bool has_lines_of_a_machine(std::string_view text) {
  constexpr std::size_t kLine = 250;
  constexpr std::size_t kEnough = 1000;  // below, a single long line decides nothing
  constexpr std::size_t kSample = std::size_t{32} << 10;
  if (text.size() < kEnough) return false;
  const std::string_view sample = text.substr(0, kSample);
  std::size_t lines = 1;
  for (std::size_t at = sample.find('\n'); at != std::string_view::npos; at = sample.find('\n', at + 1))
    if (++lines * kLine >= sample.size()) return false;
  return true;
}

}  // namespace

bool is_code(std::string_view path) {
  return std::any_of(kCode.begin(), kCode.end(), [&](std::string_view each) { return path.ends_with(each); });
}

bool is_minified(std::string_view path, std::string_view text) {
  const std::string_view name = name_of(path);
  if (name.ends_with(".lock") || std::find(kLockFiles.begin(), kLockFiles.end(), name) != kLockFiles.end()) return true;
  if (name.ends_with(".sarif")) return true;  // a scanner's report quotes what it tells, and its rules' pages
  if (!is_code(path)) return false;
  return name.find(".min.") != std::string_view::npos || name.ends_with(".map") || is_in_folder(path, "dist") ||
         is_said_to_be_generated(text) || has_lines_of_a_machine(text);
}

}  // namespace keyref::literals
