#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

/// The script that makes a shell ask keyref what may stand at the cursor.
ExitCode print_completion_script(const CompletionOptions& options);

/// One word a line, a tab and its help behind it; `:files` or `:folders` where the shell is to offer those.
ExitCode print_completions(const CompleteOptions& options);

}  // namespace keyref
