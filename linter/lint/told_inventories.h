#pragma once

#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// The inventories of which rules speak: of the selected environments, inside the root and below the PATHs (contract,
/// "Counting and answers").
std::vector<const Inventory*> told_inventories(const Joined& fleet);

}  // namespace keyref
