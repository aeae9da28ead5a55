#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Joins JSON reports of the parts of one scan, and ends as a scan of everything would.
ExitCode merge(const MergeOptions& options);

}  // namespace keyref
