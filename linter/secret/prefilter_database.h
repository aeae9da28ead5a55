#pragma once

#include <span>

namespace keyref {

/// Vectorscan's database of prefilter_literals(), made by the build: compiling it takes milliseconds, loading it none.
std::span<const char> prefilter_database();

}  // namespace keyref
