#pragma once

#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Reads the keys of a ConfigMap, whose name and place are read.
void read_config_map(const Node& object, Document& document);

}  // namespace keyref
