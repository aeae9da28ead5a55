#pragma once

#include <unordered_set>

#include "linter/join/joined.h"

namespace keyref {

/// Files of source code that ask a store for secrets.
std::unordered_set<FileId> code_with_stores(const Fleet& fleet);

/// Code that asks a store for secrets is its service's, and runs where the service's workloads are deployed.
void place_code(Joined& joined);

}  // namespace keyref
