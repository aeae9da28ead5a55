#pragma once

#include "linter/cli/change.h"
#include "linter/cli/options.h"
#include "linter/cli/repository.h"
#include "linter/lint/run.h"

namespace keyref {

/// What the rules say of what a change brought or broke. `repository`: the change's `now`, of which only the settings
/// are loaded; it is read.
LintResult lint_change(const InputOptions& options, const Change& change, const BaselineUse& baseline,
                       Repository& repository);

}  // namespace keyref
