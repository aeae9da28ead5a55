#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace keyref {

/// The CRC of zip and Ethernet (IEEE 802.3), with which several vendors end their tokens.
std::uint32_t crc32(std::string_view text);

std::array<unsigned char, 32> sha256(std::string_view text);

}  // namespace keyref
