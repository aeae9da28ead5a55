#pragma once

#include <string_view>

#include "linter/literals/pair.h"
#include "linter/syntax/node.h"

namespace keyref::literals {

// What is written inside a scalar; its places are those of the outer file, its rule is `rule`.

/// A file, as a ConfigMap's `application.properties`.
void read_embedded(const File& outer, std::string_view name, const Node& scalar, std::string_view rule, PairSink sink);
/// Commands of a shell.
void read_embedded_commands(const File& outer, const Node& scalar, std::string_view rule, PairSink sink);

}  // namespace keyref::literals
