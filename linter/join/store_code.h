#pragma once

#include "linter/join/joined.h"

namespace keyref {

/// Code that asks a store for secrets runs where the workloads of its service are deployed.
void place_code(Joined& joined);

}  // namespace keyref
