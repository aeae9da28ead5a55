#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

ExitCode scan(const ScanOptions& options);

}  // namespace keyref
