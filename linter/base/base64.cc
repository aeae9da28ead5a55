#include "linter/base/base64.h"

#include <cstdint>

namespace keyref {
namespace {

/// 0 to 63; -1 for a character that is none of the alphabet.
int digit_of(char c, char plus, char slash) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == plus) return 62;
  return c == slash ? 63 : -1;
}

std::optional<std::string> decode(std::string_view text, char plus, char slash, bool padded) {
  std::string bytes;
  std::uint32_t bits = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == ' ') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int digit = digit_of(c, plus, slash);
    if (digit < 0 || padding > 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    ++digits;
    if (digits % 4 != 1) {
      const unsigned left = 6U - 2U * static_cast<unsigned>((digits - 1) % 4);
      bytes += static_cast<char>((bits >> left) & 0xFFU);
    }
  }
  const bool whole = digits % 4 != 1 && padding <= 2 && (!padded || (digits + padding) % 4 == 0);
  return whole ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) { return decode(text, '+', '/', true); }

std::optional<std::string> decode_base64url(std::string_view text) { return decode(text, '-', '_', false); }

}  // namespace keyref
