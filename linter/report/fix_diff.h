#pragma once

#include <string>
#include <vector>

#include "linter/lint/fix.h"
#include "linter/source/sources.h"

namespace keyref {

/// What fixes change, as a unified diff to be read: its lines are masked as those of the text report are. `fixes`: in
/// the order of paths and places.
std::string fix_diff(const Sources& sources, const std::vector<Fix>& fixes);

}  // namespace keyref
