#pragma once

#include <cstdint>
#include <string_view>

namespace keyref::literals {

/// Eight bits tell two values at one address apart, and let nobody guess either.
std::uint8_t value_hash(std::string_view path, std::string_view name, std::string_view value);

}  // namespace keyref::literals
