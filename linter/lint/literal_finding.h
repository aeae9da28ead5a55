#pragma once

#include <string_view>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"

namespace keyref {

Finding literal_finding(const Joined& fleet, const Literal& literal);

/// Findings for all literals of one rule. `help`: how to mend them.
void literal_findings(const Joined& fleet, std::string_view rule, std::string_view help,
                      std::vector<Finding>& findings);

}  // namespace keyref
