#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"
#include "linter/report/inventory_diff.h"

namespace keyref {

std::string write_diff(const InventoryDiffInput& input, Form form);

/// Tells in what two inventories differ; `findings` where they do.
ExitCode diff_inventories(const InventoryDiffOptions& options);

}  // namespace keyref
