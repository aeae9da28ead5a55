#pragma once

#include <span>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"
#include "linter/lint/rule.h"

namespace keyref {

/// What the rules say of a fleet, sorted by path, place and rule.
struct LintResult {
  std::vector<Finding> findings;  ///< neither allowed nor baselined
  Summary summary;                ///< but for what discovery counts: files, skipped
  bool incomplete = false;        ///< something stayed unread or did not parse, and nobody accepted it
};

LintResult run_rules(const Joined& fleet, std::span<const Rule* const> rules);

}  // namespace keyref
