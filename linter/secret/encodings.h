#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace keyref {

inline constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
inline constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// Its first 36 are base 36, and its first 16 hexadecimal but for the case.
inline constexpr std::string_view kBase62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A number in the given digits, filled up with zeros to a width.
std::string in_digits(std::uint64_t number, std::string_view digits, std::size_t width);

/// Bytes as base 32 of RFC 4648, without padding.
std::string to_base32(std::string_view bytes);
/// None where a character is no digit; bits at the end that make no byte are left out.
std::optional<std::string> from_base32(std::string_view text);
/// Bitcoin's, which is one large number: quadratic, so only for short texts.
std::optional<std::string> from_base58(std::string_view text);

}  // namespace keyref
