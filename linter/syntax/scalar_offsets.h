#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/syntax/node.h"

namespace keyref {

/// For each byte of a scalar's value, and its end, the offset in the file where it is written.
std::vector<std::uint32_t> scalar_offsets(const Node& scalar, std::string_view file_text);

}  // namespace keyref
