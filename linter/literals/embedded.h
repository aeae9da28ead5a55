#pragma once

#include <string_view>

#include "linter/literals/pair.h"
#include "linter/syntax/node.h"

namespace keyref::literals {

/// Reads a file that is written inside a scalar, as a ConfigMap's `application.properties`; its places are those of the
/// outer file, its rule is `rule`.
void read_embedded(const File& outer, std::string_view name, const Node& scalar, std::string_view rule, PairSink sink);

}  // namespace keyref::literals
