#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"
#include "linter/model/baseline.h"

namespace keyref {

/// Findings as a baseline lists them, one for each, in their order.
std::vector<BaselineEntry> baseline_entries(const Joined& fleet, const std::vector<Finding>& findings);

/// What a baseline says of the findings of a scan.
struct BaselineMatch {
  std::vector<bool> known;            ///< for each finding
  std::vector<BaselineEntry> needed;  ///< the baseline without entries that nothing needs, as findings are now
};

/// Compares the entries of a baseline with those of the findings. Each entry stands for one finding of its file, in its
/// environments or fewer of them; one that is not found there stands for one of another file, if its own
/// `may_have_moved`.
BaselineMatch match_baseline(const std::vector<BaselineEntry>& baseline, const std::vector<BaselineEntry>& found,
                             const std::function<bool(const std::string& file)>& may_have_moved);

}  // namespace keyref
