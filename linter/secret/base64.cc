#include "linter/secret/base64.h"

#include <cstdint>

#include "linter/secret/characters.h"

namespace keyref {
namespace {

constexpr std::uint32_t kNone = 64;

std::uint32_t value_of(char c) {
  if (is_upper(c)) return static_cast<std::uint32_t>(c - 'A');
  if (is_lower(c)) return static_cast<std::uint32_t>(c - 'a') + 26U;
  if (is_digit(c)) return static_cast<std::uint32_t>(c - '0') + 52U;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : kNone;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text, std::size_t most) {
  std::string bytes;
  std::uint32_t bits = 0;
  std::size_t count = 0;
  for (const char c : text) {
    if (bytes.size() >= most || c == '=') break;
    if (is_space(c)) continue;
    const std::uint32_t value = value_of(c);
    if (value == kNone) return std::nullopt;
    bits = (bits << 6U) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xFFU);
  }
  return bytes;
}

}  // namespace keyref
