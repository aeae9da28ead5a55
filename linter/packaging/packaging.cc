#include "linter/packaging/packaging.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/test_file.h"
#include "linter/packaging/readers.h"

namespace keyref {
namespace {

using Read = void (*)(FileId, std::string_view path, std::string_view text, Packaging&);

struct Kind {
  std::string_view begin;  ///< of the name, in lower case
  std::string_view end;
  Read read;
};

/// The first that fits.
constexpr std::array kKinds = {
    Kind{"package.json", "package.json", read_package_json},
    Kind{"nest-cli.json", "nest-cli.json", read_projects},
    Kind{"angular.json", "angular.json", read_projects},
    Kind{"workspace.json", "workspace.json", read_projects},
    Kind{"project.json", "project.json", read_project},
    Kind{"tsconfig", ".json", read_tsconfig},
    Kind{"jsconfig.json", "jsconfig.json", read_tsconfig},
    Kind{"go.mod", "go.mod", read_go_mod},
    Kind{"dockerfile", "", read_image},
    Kind{"containerfile", "", read_image},
    Kind{"", ".dockerfile", read_image},
    Kind{"next.config.", "", read_next_config},
    // What else runs in a container.
    Kind{"", "entrypoint", read_entrypoint},
    Kind{"", "entrypoint.sh", read_entrypoint},
    Kind{"procfile", "procfile", read_words},
    Kind{"custom-environment-variables.", "", read_words},
    Kind{"application", ".yml", read_words},
    Kind{"application", ".yaml", read_words},
};

/// Other files whose words say what they read of their environment: what runs in a container, and code, in ways that
/// are not understood too.
constexpr std::array<std::string_view, 28> kExtensionsOfWords = {
    ".sh",  ".bash",  ".prisma", ".properties", ".toml", ".conf", ".template", ".ts", ".tsx", ".mts",
    ".cts", ".js",    ".jsx",    ".mjs",        ".cjs",  ".vue",  ".svelte",   ".py", ".go",  ".java",
    ".kt",  ".scala", ".rb",     ".php",        ".cs",   ".rs",   ".ex",       ".exs"};

Read reader_of(std::string_view path) {
  const std::string name = to_lower(name_of(path));
  for (const Kind& kind : kKinds) {
    if (name.starts_with(kind.begin) && name.ends_with(kind.end)) return kind.read;
  }
  const std::string_view extension = std::string_view(name).substr(std::min(name.rfind('.'), name.size()));
  const bool has_words =
      std::find(kExtensionsOfWords.begin(), kExtensionsOfWords.end(), extension) != kExtensionsOfWords.end();
  return has_words ? read_words : nullptr;
}

}  // namespace

bool is_packaging(std::string_view path) { return reader_of(path) != nullptr && !literals::is_test_file(path); }

bool is_module_setting(std::string_view path) {
  const Read read = reader_of(path);
  return read != nullptr && read != read_words && read != read_next_config;
}

void read_packaging(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  const Read read = reader_of(path);
  if (read != nullptr && !literals::is_test_file(path)) read(file, path, text, packaging);
}

}  // namespace keyref
