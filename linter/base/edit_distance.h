#pragma once

#include <cstddef>
#include <string_view>

namespace keyref {

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) from a to b; `limit + 1`
/// where it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace keyref
