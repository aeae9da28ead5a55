#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Lists what holds on to a secret, from the manifest to the code. What could not be read is told, and is no clean end.
ExitCode uses(const UsesOptions& options);

}  // namespace keyref
