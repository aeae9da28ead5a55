#pragma once

#include <vector>

#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Keys written twice in one mapping, anywhere below `root`.
std::vector<DuplicateKey> find_duplicate_keys(const Node& root);

}  // namespace keyref
