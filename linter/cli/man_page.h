#pragma once

#include "linter/cli/exit_code.h"

namespace keyref {

/// keyref.1, out of what --help shows.
ExitCode print_man_page();

}  // namespace keyref
