#include "linter/secret/encodings.h"

#include <algorithm>

namespace keyref {

std::string in_digits(std::uint64_t number, std::string_view digits, std::size_t width) {
  std::string text;
  for (; number != 0 || text.size() < width; number /= digits.size()) text += digits[number % digits.size()];
  std::reverse(text.begin(), text.end());
  return text;
}

std::string to_base32(std::string_view bytes) {
  std::string text;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    pending = pending << 8U | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text += kBase32[pending >> (bits - 5) & 0x1fU];
  }
  if (bits > 0) text += kBase32[pending << (5 - bits) & 0x1fU];
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t pending = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t digit = kBase32.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    pending = pending << 5U | static_cast<std::uint32_t>(digit);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(pending >> bits & 0xffU);
  }
  return bytes;
}

std::optional<std::string> from_base58(std::string_view text) {
  std::string number;  // little-endian, base 256
  for (const char c : text) {
    std::size_t carry = kBase58.find(c);
    if (carry == std::string_view::npos) return std::nullopt;
    for (char& byte : number) {
      carry += std::size_t{static_cast<unsigned char>(byte)} * 58;
      byte = static_cast<char>(carry & 0xffU);
      carry >>= 8U;
    }
    if (carry > 0) number += static_cast<char>(carry);
  }
  // Each leading `1` is a zero byte that the number does not show.
  number.append(std::min(text.find_first_not_of('1'), text.size()), '\0');
  std::reverse(number.begin(), number.end());
  return number;
}

}  // namespace keyref
