#pragma once

#include <string_view>
#include <vector>

#include "linter/configuration/schema_problem.h"
#include "linter/model/configuration.h"

namespace keyref {

/// Reads keyref.yaml. `rule_ids`: the words allowed under `rules` and in `allow`. What is wrong goes to `problems`, all
/// of it at once.
Configuration parse_configuration(FileId file, std::string_view text, const std::vector<std::string_view>& rule_ids,
                                  std::vector<SchemaProblem>& problems);

}  // namespace keyref
