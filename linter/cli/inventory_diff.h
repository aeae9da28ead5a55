#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Tells in what two inventories differ; `findings` where they do.
ExitCode diff_inventories(const InventoryDiffOptions& options);

}  // namespace keyref
