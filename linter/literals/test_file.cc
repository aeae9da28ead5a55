#include "linter/literals/test_file.h"

#include <algorithm>
#include <string>

#include "linter/base/text.h"

namespace keyref::literals {

bool is_test_file(std::string_view path) {
  constexpr std::string_view kFolders[] = {"__tests__", "test",     "tests",     "fixtures",  "e2e",      "spec",
                                           "__mocks__", "mock",     "mocks",     "testing",   "cypress",  "playwright",
                                           "testdata",  "unittest", "unittests", "test-data", "test_data"};
  constexpr std::string_view kParts[] = {".spec.",    ".test.",    "-spec.",  "_test.",  "_spec.", ".e2e.",
                                         ".stories.", "-test.",    "-tests.", "_tests.", "Test.",  "Tests.",
                                         "TestCase.", "conftest.", "vitest",  "jest.",   "phpunit"};
  constexpr std::string_view kStarts[] = {"test_", "test-"};
  const std::string_view name = name_of(path);
  const auto in_name = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
  const auto folders = split(folder_of(path), '/');
  const auto is_folder = [&](std::string_view folder) {
    return std::find(folders.begin(), folders.end(), folder) != folders.end();
  };
  const bool of_tests = std::any_of(folders.begin(), folders.end(), [](std::string_view folder) {
    return folder.ends_with("-tests") || folder.ends_with("-test") || folder.ends_with("_tests") ||
           folder.ends_with("-e2e");
  });
  const auto begins = [&](std::string_view start) { return name.starts_with(start); };
  return of_tests || name.ends_with(".test") || std::any_of(std::begin(kParts), std::end(kParts), in_name) ||
         std::any_of(std::begin(kStarts), std::end(kStarts), begins) ||
         std::any_of(std::begin(kFolders), std::end(kFolders), is_folder);
}

bool is_example_file(std::string_view path) {
  constexpr std::string_view kWords[] = {"example", "sample", "template", "dist", "tpl", "tmpl"};
  const std::string name = to_lower(name_of(path));
  const auto parts = split(name, '.');
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return std::find(parts.begin(), parts.end(), word) != parts.end(); });
}

bool is_browser_code(std::string_view path) {
  constexpr std::string_view kEndings[] = {".html", ".htm", ".vue", ".svelte", ".jsx", ".tsx"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace keyref::literals
