#pragma once

#include <string>
#include <string_view>

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"
#include "linter/cli/repository.h"
#include "linter/configuration/schema_problem.h"
#include "linter/model/secret.h"

namespace keyref {

/// An inventory that is to be changed, and where it goes.
struct InventoryTarget {
  std::string path;   ///< empty: standard output
  std::string shown;  ///< in messages
  std::string text;
  Inventory inventory;
};

/// What is there already: in the file that is named for output, else the environment's inventory. Anything but `clean`:
/// told.
ExitCode find_target(const Repository& repository, const InventoryImportOptions& options, EnvironmentId id,
                     InventoryTarget& target);
/// Tells that it cannot be changed.
ExitCode tell_problem(const InventoryTarget& target, const SchemaProblem& problem);
ExitCode write_inventory(const InventoryTarget& target, std::string_view text);

}  // namespace keyref
