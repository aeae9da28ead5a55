#pragma once

#include <cstdint>
#include <string_view>

namespace keyref::literals {

/// Eight bits tell two values under one name apart, and let nobody guess either. They are the same in any file: else
/// copies of one value would tell eight more bits each.
std::uint8_t value_hash(std::string_view name, std::string_view value);

}  // namespace keyref::literals
