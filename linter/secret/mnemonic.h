#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace keyref {

/// BIP-39's English words in their order; the build makes the list of rules/tokens/bip39-english.txt.
std::span<const std::string_view> mnemonic_words();

enum class MnemonicShape {
  none,            ///< not 12, 15, 18, 21 or 24 of the words
  wrong_checksum,  ///< all are of the list, but no wallet made them
  valid,
};

/// Words in small letters with one space between them.
MnemonicShape mnemonic_shape(std::string_view text);

}  // namespace keyref
