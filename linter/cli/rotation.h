#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Lists the secrets that are to be rotated soon; `findings` where one is overdue.
ExitCode list_rotations(const RotationOptions& options);

}  // namespace keyref
