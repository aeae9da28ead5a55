#include <bit>

#include "linter/base/big_endian.h"
#include "linter/base/digest_blocks.h"
#include "linter/base/digests.h"

namespace keyref {
namespace {

using State = std::array<std::uint32_t, 5>;
constexpr std::size_t kRounds = 80;

std::array<std::uint32_t, kRounds> schedule(std::string_view block) {
  std::array<std::uint32_t, kRounds> words{};
  for (std::size_t i = 0; i < 16; ++i) words[i] = word_at(block, 4 * i);
  for (std::size_t i = 16; i < kRounds; ++i)
    words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
  return words;
}

/// Twenty rounds of one function, five at a time: what would be moved takes the next one's name.
template <typename Function>
void turn(State& state, const std::uint32_t* words, std::uint32_t constant, Function function) {
  auto [a, b, c, d, e] = state;
  const auto round = [&](std::uint32_t v, std::uint32_t& w, std::uint32_t x, std::uint32_t y, std::uint32_t& z,
                         std::uint32_t word) {
    z += std::rotl(v, 5) + function(w, x, y) + constant + word;
    w = std::rotl(w, 30);
  };
  for (std::size_t i = 0; i < 20; i += 5) {
    round(a, b, c, d, e, words[i]);
    round(e, a, b, c, d, words[i + 1]);
    round(d, e, a, b, c, words[i + 2]);
    round(c, d, e, a, b, words[i + 3]);
    round(b, c, d, e, a, words[i + 4]);
  }
  state = {a, b, c, d, e};
}

void add_block(State& state, std::string_view block) {
  using Word = std::uint32_t;
  const auto words = schedule(block);
  const auto parity = [](Word x, Word y, Word z) { return x ^ y ^ z; };
  State changed = state;
  turn(changed, words.data(), 0x5a827999, [](Word x, Word y, Word z) { return z ^ (x & (y ^ z)); });
  turn(changed, words.data() + 20, 0x6ed9eba1, parity);
  turn(changed, words.data() + 40, 0x8f1bbcdc, [](Word x, Word y, Word z) { return (x & y) | (z & (x | y)); });
  turn(changed, words.data() + 60, 0xca62c1d6, parity);
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += changed[i];
}

}  // namespace

std::array<unsigned char, 20> sha1(std::string_view text) {
  return bytes_of(digest(State{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, text, add_block));
}

}  // namespace keyref
