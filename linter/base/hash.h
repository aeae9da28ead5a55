#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace keyref {

/// FNV-1a, 64 bits: the same on every machine, and good enough where nobody attacks it.
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325U) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return seed;
}

/// 16 hexadecimal digits.
inline std::string hex16(std::uint64_t number) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4U)
    *digit = "0123456789abcdef"[number & 0xFU];
  return text;
}

}  // namespace keyref
