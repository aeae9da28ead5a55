#include "linter/join/modules.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linter/packaging/packaging.h"

using keyref::Modules;
using keyref::Packaging;

namespace {

/// A repository: its files of code, and those that say how it is put together.
class Repository {
 public:
  explicit Repository(std::vector<std::string_view> paths) : paths_(std::move(paths)) {
    std::sort(paths_.begin(), paths_.end());
  }
  void add(std::string_view path, std::string_view text) { keyref::read_packaging(0, path, text, packaging_); }

  /// The paths that an import means, separated by blanks; "elsewhere" where it is of another repository.
  std::string meant(std::string_view from, std::string_view name) const {
    const auto files = Modules(packaging_, paths_).resolve(from, name);
    if (!files) return "elsewhere";
    std::string meant;
    for (const std::size_t file : *files) meant.append(meant.empty() ? "" : " ").append(paths_[file]);
    return meant;
  }
  bool is_own_scope(std::string_view name) const { return Modules(packaging_, paths_).is_own_scope(name); }

 private:
  std::vector<std::string_view> paths_;
  Packaging packaging_;
};

}  // namespace

TEST_CASE("a relative import means a file, with or without its extension, or a folder's index") {
  const Repository repository({"apps/x/src/main.ts", "apps/x/src/config/index.ts", "libs/db.js", "libs/log.tsx"});
  const std::string from = "apps/x/src/main.ts";
  CHECK(repository.meant(from, "./config") == "apps/x/src/config/index.ts");
  CHECK(repository.meant(from, "./config/index.js") == "apps/x/src/config/index.ts");
  CHECK(repository.meant(from, "../../../libs/db") == "libs/db.js");
  CHECK(repository.meant(from, "../../../libs/db.js") == "libs/db.js");
  CHECK(repository.meant(from, "../../../libs/log") == "libs/log.tsx");
  CHECK(repository.meant(from, "./gone").empty());
  CHECK(repository.meant(from, "../../../../outside").empty());
}

TEST_CASE("a package of the repository goes by its name") {
  Repository repository({"apps/x/main.ts", "packages/log/src/index.ts", "packages/log/src/deep/a.ts",
                         "packages/db/lib/start.ts", "packages/bare/one.ts", "packages/bare/two.ts"});
  repository.add("packages/log/package.json", R"({"name": "@acme/log", "main": "dist/index.js"})");
  repository.add("packages/db/package.json", R"({"name": "db", "main": "./lib/start.js"})");
  repository.add("packages/bare/package.json", R"({"name": "@acme/bare"})");
  const std::string from = "apps/x/main.ts";
  CHECK(repository.meant(from, "@acme/log") == "packages/log/src/index.ts");
  CHECK(repository.meant(from, "@acme/log/deep/a") == "packages/log/src/deep/a.ts");
  CHECK(repository.meant(from, "@acme/log/src/deep/a") == "packages/log/src/deep/a.ts");
  CHECK(repository.meant(from, "db") == "packages/db/lib/start.ts");
  CHECK(repository.meant(from, "@acme/bare") == "packages/bare/one.ts packages/bare/two.ts");
  CHECK(repository.meant(from, "@acme/logger") == "elsewhere");
  CHECK(repository.meant(from, "express") == "elsewhere");
}

TEST_CASE("what is in the scope of the repository's own packages is its own, also where it is not there") {
  Repository repository({"a.ts"});
  repository.add("packages/log/package.json", R"({"name": "@acme/log"})");
  CHECK(repository.is_own_scope("@acme/gone"));
  CHECK_FALSE(repository.is_own_scope("@nestjs/common"));
  CHECK_FALSE(repository.is_own_scope("acme"));
  CHECK(repository.is_own_scope("@/config"));
}

TEST_CASE("a tsconfig's paths are looked up from its baseUrl, the longest pattern first") {
  Repository repository(
      {"apps/x/src/main.ts", "libs/common/src/index.ts", "libs/common/src/db/a.ts", "libs/special/b.ts"});
  repository.add("tsconfig.json", R"({
    // comments are allowed
    "compilerOptions": {
      "baseUrl": "./", /* and these */
      "paths": {
        "@app/common": ["libs/common/src"],
        "@app/common/*": ["libs/common/src/*"],
        "@app/*": ["libs/*"],
      },
    },
  })");
  const std::string from = "apps/x/src/main.ts";
  CHECK(repository.meant(from, "@app/common") == "libs/common/src/index.ts");
  CHECK(repository.meant(from, "@app/common/db/a") == "libs/common/src/db/a.ts");
  CHECK(repository.meant(from, "@app/special/b") == "libs/special/b.ts");
  CHECK(repository.meant(from, "libs/special/b") == "libs/special/b.ts");
  CHECK(repository.meant(from, "@app/gone").empty());
  CHECK(repository.meant(from, "express") == "elsewhere");
}

TEST_CASE("a tsconfig may take its paths from another one") {
  Repository repository({"apps/x/src/main.ts", "libs/log/index.ts", "apps/x/src/own.ts"});
  repository.add("tsconfig.base.json", R"({"compilerOptions": {"baseUrl": ".", "paths": {"@lib/*": ["libs/*"]}}})");
  repository.add("apps/x/tsconfig.json", R"({"extends": "../../tsconfig.base", "compilerOptions": {"strict": true}})");
  CHECK(repository.meant("apps/x/src/main.ts", "@lib/log") == "libs/log/index.ts");
}

TEST_CASE("paths without a baseUrl begin at their tsconfig; tsconfigs may name each other in a circle") {
  Repository repository({"apps/x/src/main.ts", "apps/x/src/own.ts"});
  repository.add("apps/x/tsconfig.json",
                 R"({"extends": "./tsconfig.more.json", "compilerOptions": {"paths": {"~/*": ["./src/*"]}}})");
  repository.add("apps/x/tsconfig.more.json", R"({"extends": "./tsconfig.json"})");
  CHECK(repository.meant("apps/x/src/main.ts", "~/own") == "apps/x/src/own.ts");
}

TEST_CASE("Go's imports begin with the name of a module, and mean a folder") {
  Repository repository({"cmd/api/main.go", "internal/log/a.go", "internal/log/b.go", "internal/log/deep/c.go"});
  repository.add("go.mod", "module example.com/acme/mono // here\n\ngo 1.22\n");
  CHECK(repository.meant("cmd/api/main.go", "example.com/acme/mono/internal/log") ==
        "internal/log/a.go internal/log/b.go");
  CHECK(repository.meant("cmd/api/main.go", "os") == "elsewhere");
}

TEST_CASE("Python's imports begin at a folder above") {
  const Repository repository({"apps/x/main.py", "apps/x/settings.py", "libs/common/config.py", "libs/__init__.py"});
  CHECK(repository.meant("apps/x/main.py", "settings") == "apps/x/settings.py");
  CHECK(repository.meant("apps/x/main.py", ".settings") == "apps/x/settings.py");
  CHECK(repository.meant("apps/x/main.py", "libs.common.config") == "libs/common/config.py");
  CHECK(repository.meant("apps/x/main.py", "libs.common.config.Settings") == "libs/common/config.py");
  CHECK(repository.meant("libs/common/config.py", "os") == "elsewhere");
}
