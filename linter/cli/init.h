#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Writes keyref.yaml and an inventory for each environment, from what the manifests of the tree reference. Existing
/// files are never touched.
ExitCode init(const InitOptions& options);

}  // namespace keyref
