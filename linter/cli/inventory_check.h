#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Tells what is wrong with inventories, and with nothing else.
ExitCode check_inventories(const InventoryCheckOptions& options);

}  // namespace keyref
