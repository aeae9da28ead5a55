#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"

namespace keyref {

ExitCode explain(const ExplainOptions& options);
ExitCode list_rules(const RulesOptions& options);

}  // namespace keyref
