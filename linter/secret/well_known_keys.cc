#include "linter/secret/well_known_keys.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "linter/base/hash.h"
#include "linter/base/text.h"

namespace keyref {
namespace {

/// fnv1a of the phrases "test test … junk" (Hardhat, Anvil) and "myth like bonus …" (Ganache --deterministic) and
/// "candy maple cake …" (Truffle), and of the keys of their first 20, 10 and 10 accounts at m/44'/60'/0'/0, as small
/// hexadecimal digits; of the key of Azure's storage emulator, and of the one-time passwords' secret "Hello!…" that
/// documentation shows. Of the small letters, and hashes, so that no key stands here.
constexpr auto kHashes = std::to_array<std::uint64_t>({
    0x175a78bf6adc3a3dU, 0x0b89d8abb8cbff84U, 0x95cb4c522e3654a8U, 0x425a29c9b5b28b29U, 0xf89ff8e1b0bb8f64U,
    0x682e6668f8d27ba0U, 0x4adc00563d3583f6U, 0x5ecb5bb4b9e7d1cbU, 0xc1b6bc2de8bcdf1dU, 0x0671ee9381eafd13U,
    0xd10c8eda077448cfU, 0x94c1fdda4cb3dc70U, 0x784bd7fd245464e1U, 0x9b8b2d532790f872U, 0xb42b671784e564a8U,
    0xcc99be323e1e24c0U, 0x9c30c6995f06e93dU, 0xf308273462a836c5U, 0x27691b777b1d99d2U, 0xec3a4fb33249dc32U,
    0x2c5511bed2bb2c07U, 0x753cb406527b6befU, 0x69274ce2e69de7c4U, 0x7d73bfdc6f11c6eaU, 0xf35195f018d59740U,
    0x2cacb26296c46542U, 0xf925f50eec93796fU, 0x3e7f8220799f1fe5U, 0x6b6a698c5e81cdddU, 0xc673c28cccdb9dbaU,
    0x1f0f3f09cf7581acU, 0x919368d02e33bb80U, 0x104ffbbea59f5007U, 0xb58705cbd70a64b4U, 0x0e96cff8f686a0c3U,
    0x42360daebea0e246U, 0x7a3cf0c9e2b81a43U, 0x964b5785e04b383dU, 0xed5c0ebd20da32abU, 0xb0a8f4e91e6b248fU,
    0x2feb59804c3f0e39U, 0xfccd119d9bf5e3dcU, 0x8bd46bf178200363U, 0x16e660f9b71d05f5U, 0xbe075db50bdf8a4eU,
});

}  // namespace

bool is_well_known_key(std::string_view value) {
  if (value.starts_with("0x")) value.remove_prefix(2);
  const std::uint64_t hash = fnv1a(to_lower(value));
  return std::find(kHashes.begin(), kHashes.end(), hash) != kHashes.end();
}

}  // namespace keyref
