#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// Tells what the next environment lacks of what the services use; `findings` where something would not run there.
ExitCode promote(const PromoteOptions& options);

}  // namespace keyref
