#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace keyref {

inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// Numbers of two and four bytes, the highest one first.
inline std::uint32_t half_word_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
inline std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  return half_word_at(bytes, at) << 16U | half_word_at(bytes, at + 2);
}

}  // namespace keyref
