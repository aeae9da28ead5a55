#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"
#include "linter/lint/rule.h"
#include "linter/lint/touched.h"
#include "linter/model/baseline.h"

namespace keyref {

/// What the rules say of a fleet, sorted by path, place and rule.
struct LintResult {
  std::vector<Finding> findings;        ///< neither allowed nor baselined
  std::vector<BaselineEntry> baseline;  ///< of what was baselined, as it is now
  Summary summary;                      ///< but for what discovery counts: files, skipped
  bool incomplete = false;              ///< something stayed unread or did not parse, and nobody accepted it
};

/// What becomes of the fleet's baseline.
struct BaselineUse {
  bool takes_all = false;  ///< every finding becomes one of it
  /// Where not everything is looked at: a file that is not there any more, whose findings may be another's now.
  std::function<bool(const std::string& file)> is_gone = [](const std::string&) { return false; };
};

/// `ask_earlier`: only what a change brought is told, and references are counted on lines that it wrote. Null: all.
LintResult run_rules(const Joined& fleet, std::span<const Rule* const> rules, const BaselineUse& baseline = {},
                     const AskEarlier* ask_earlier = nullptr);

}  // namespace keyref
