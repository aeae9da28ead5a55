#pragma once

#include <string>
#include <vector>

#include "linter/model/document.h"
#include "linter/source/span.h"

namespace keyref {

/// How the code goes on where a variable is not set.
enum class EnvNeed {
  required,  ///< it does not start: `getOrThrow`, a required field of a schema, a check that throws
  open,      ///< nothing says so: `process.env.X`
  optional,  ///< it has a fallback or a default, or a schema allows that it is missing
};

/// One place of source code that reads an environment variable by a name that is known.
struct EnvRead {
  Text name;
  EnvNeed need = EnvNeed::open;
};

/// A constant of another file that is handed to something that takes nothing but secrets.
struct ImportedSecret {
  std::string name;    ///< as that file has it: `jwtConstants.secret`
  std::string import;  ///< the file, as written
  std::string sink;    ///< what takes it: a call, or an option of one
};

/// What a file of source code takes from its environment and from other files.
struct CodeFile {
  FileId file = 0;
  bool is_test = false;  ///< what tests read, a deployment need not provide
  std::vector<EnvRead> env_reads;
  bool reads_anything = false;  ///< `process.env[name]`, `{...process.env}`: which variables it reads, nobody knows
  std::vector<ImportedSecret> imported_secrets;
  std::vector<StoreReference> store_references;
  std::vector<StoreDeclaration> declares_in_stores;
  std::vector<std::string> imports;  ///< as written: "./config", "@acme/logger"; each once, in the order written
};

}  // namespace keyref
