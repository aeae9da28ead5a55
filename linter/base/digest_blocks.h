#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace keyref {

// What SHA-1 and SHA-256 have in common (FIPS 180-4).

inline constexpr std::size_t kDigestBlock = 64;

/// The text in whole blocks, its length in bits at their end.
inline std::string padded(std::string_view text) {
  constexpr std::size_t kLength = 8;
  std::string blocks;
  blocks.reserve(text.size() + 2 * kDigestBlock);
  blocks += text;
  blocks += '\x80';
  blocks.resize((blocks.size() + kLength + kDigestBlock - 1) / kDigestBlock * kDigestBlock, '\0');
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  for (std::size_t i = 0; i < kLength; ++i) blocks[blocks.size() - 1 - i] = static_cast<char>(bits >> 8 * i & 0xffU);
  return blocks;
}

template <std::size_t kWords>
std::array<unsigned char, 4 * kWords> bytes_of(const std::array<std::uint32_t, kWords>& state) {
  std::array<unsigned char, 4 * kWords> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<unsigned char>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xffU);
  return bytes;
}

/// The state after all blocks of the text.
template <typename State>
State digest(State state, std::string_view text, void (*add_block)(State&, std::string_view block)) {
  const std::string blocks = padded(text);
  for (std::size_t at = 0; at < blocks.size(); at += kDigestBlock)
    add_block(state, std::string_view(blocks).substr(at, kDigestBlock));
  return state;
}

}  // namespace keyref
