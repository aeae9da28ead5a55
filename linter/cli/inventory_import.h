#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Brings an environment's inventory up to what a dump of its cluster says, and tells what has changed.
ExitCode import_inventory(const InventoryImportOptions& options);

}  // namespace keyref
