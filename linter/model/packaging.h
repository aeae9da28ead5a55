#pragma once

#include <string>
#include <utility>
#include <vector>

#include "linter/source/span.h"

namespace keyref {

/// A folder whose code others import by a name: a package.json, or Go's go.mod.
struct Package {
  std::string folder;  ///< relative to the root; empty for the root
  std::string name;
  std::vector<std::string> entries;  ///< files that it starts with, relative to the folder, as written
};

/// A folder with a name: a project of nest-cli.json, Nx or Angular, or what has a Dockerfile.
struct Project {
  std::string folder;  ///< relative to the root
  std::string name;
  bool library = false;  ///< others import it; it is not deployed
};

/// What a tsconfig.json says of names that are no packages.
struct PathAliases {
  std::string path;                  ///< of the file, relative to the root
  std::vector<std::string> extends;  ///< paths relative to the root
  std::string base;                  ///< the folder that `paths` start from
  bool has_base = false;             ///< `baseUrl` is said: bare names are looked up there
  std::vector<std::pair<std::string, std::vector<std::string>>> paths;  ///< a pattern, and what it stands for
};

/// A file that sets variables of the service beside it, or may use some in a way that is not understood: a Dockerfile,
/// a script, a schema of Prisma, code of whatever language.
struct VariableUse {
  FileId file = 0;
  std::vector<std::string> sets;  ///< `ENV` of an image, `export` of the script that it starts with, Next.js' `env`
  std::vector<std::string> uses;  ///< sorted; words in capitals, which may be variables
};

/// What files say of how code is put together and run.
struct Packaging {
  std::vector<Package> packages;
  std::vector<Project> projects;
  std::vector<PathAliases> aliases;
  std::vector<VariableUse> uses;
};

}  // namespace keyref
