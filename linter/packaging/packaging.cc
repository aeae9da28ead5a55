#include "linter/packaging/packaging.h"

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
    Kind{"tsconfig", ".json", read_tsconfig},
    Kind{"jsconfig.json", "jsconfig.json", read_tsconfig},
    Kind{"go.mod", "go.mod", read_go_mod},
    Kind{"dockerfile", "", read_image},
    Kind{"containerfile", "", read_image},
    Kind{"", ".dockerfile", read_image},
    // What else runs in a container.
    Kind{"", "entrypoint", read_entrypoint},
    Kind{"", "entrypoint.sh", read_entrypoint},
    Kind{"", ".sh", read_words},
    Kind{"", ".bash", read_words},
    Kind{"procfile", "procfile", read_words},
    Kind{"", ".prisma", read_words},
    Kind{"custom-environment-variables.", "", read_words},
    Kind{"application", ".yml", read_words},
    Kind{"application", ".yaml", read_words},
    Kind{"", ".properties", read_words},
    Kind{"", ".toml", read_words},
    Kind{"", ".conf", read_words},
    Kind{"", ".template", read_words},
    // Code, in ways that are not understood too.
    Kind{"", ".ts", read_words},
    Kind{"", ".tsx", read_words},
    Kind{"", ".mts", read_words},
    Kind{"", ".cts", read_words},
    Kind{"", ".js", read_words},
    Kind{"", ".jsx", read_words},
    Kind{"", ".mjs", read_words},
    Kind{"", ".cjs", read_words},
    Kind{"", ".vue", read_words},
    Kind{"", ".svelte", read_words},
    Kind{"", ".py", read_words},
    Kind{"", ".go", read_words},
    Kind{"", ".java", read_words},
    Kind{"", ".kt", read_words},
    Kind{"", ".scala", read_words},
    Kind{"", ".rb", read_words},
    Kind{"", ".php", read_words},
    Kind{"", ".cs", read_words},
    Kind{"", ".rs", read_words},
    Kind{"", ".ex", read_words},
    Kind{"", ".exs", read_words},
};

Read reader_of(std::string_view path) {
  const std::string name = to_lower(name_of(path));
  for (const Kind& kind : kKinds) {
    if (name.starts_with(kind.begin) && name.ends_with(kind.end)) return kind.read;
  }
  return nullptr;
}

}  // namespace

bool is_packaging(std::string_view path) { return reader_of(path) != nullptr && !literals::is_test_file(path); }

bool is_module_setting(std::string_view path) {
  const Read read = reader_of(path);
  return read != nullptr && read != read_words;
}

void read_packaging(FileId file, std::string_view path, std::string_view text, Packaging& packaging) {
  const Read read = reader_of(path);
  if (read != nullptr && !literals::is_test_file(path)) read(file, path, text, packaging);
}

}  // namespace keyref
