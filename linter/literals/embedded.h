#pragma once

#include <cstddef>
#include <string_view>

#include "linter/literals/pair.h"
#include "linter/literals/passage.h"

namespace keyref::literals {

/// The `=` of `NAME=value`, as compose, Docker and CI write variables; npos where it is nothing of the kind.
std::size_t assignment_in(std::string_view text);

/// A file that is written inside of a scalar, as in a ConfigMap's `data`. `name`: the key's, which says its kind.
void read_embedded(const File& outer, std::string_view name, const Passage& text, PairSink sink);

}  // namespace keyref::literals
