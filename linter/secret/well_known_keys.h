#pragma once

#include <string_view>

namespace keyref {

/// A key or a recovery phrase of the accounts that Hardhat, Anvil and Ganache make for everybody.
bool is_well_known_key(std::string_view value);

}  // namespace keyref
