#pragma once

#include "linter/cluster/dump.h"
#include "linter/join/joined.h"

namespace keyref {

/// The secrets that the tree itself makes in an environment, as if it had been deployed there.
Dump secrets_of_tree(const Joined& fleet, EnvironmentId environment);

}  // namespace keyref
