#pragma once

#include <string_view>
#include <vector>

#include "linter/configuration/schema_problem.h"
#include "linter/model/secret.h"

namespace keyref {

/// Reads inventory/<env>.yaml for `environment`, whose `names` (its own and its aliases) the file's `environment:` must
/// be one of; none: it may be any.
Inventory parse_inventory(FileId file, std::string_view text, EnvironmentId environment,
                          const std::vector<std::string>& names, std::vector<SchemaProblem>& problems);

}  // namespace keyref
