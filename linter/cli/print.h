#pragma once

#include <string_view>

#include "linter/cli/exit_code.h"

namespace keyref {

/// Writes to standard output; that it failed is told, and is the exit code.
ExitCode print(std::string_view text);

}  // namespace keyref
