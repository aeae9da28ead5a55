#include "linter/secret/mnemonic.h"

#include <algorithm>
#include <string>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/digests.h"

namespace keyref {

MnemonicShape mnemonic_shape(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() < 12 || words.size() > 24 || words.size() % 3 != 0) return MnemonicShape::none;

  std::string bits;  // 11 of each word
  const auto list = mnemonic_words();
  for (const std::string_view word : words) {
    const auto* const found = std::lower_bound(list.begin().base(), list.end().base(), word);
    if (found == list.end().base() || *found != word) return MnemonicShape::none;
    const auto index = static_cast<unsigned>(found - list.begin().base());
    for (unsigned bit = 11; bit-- > 0;) bits += (index >> bit & 1U) != 0 ? '1' : '0';
  }

  // One bit of the hash for each three words stands behind the entropy.
  const std::size_t checked = words.size() / 3;
  std::string entropy;
  for (std::size_t at = 0; at + 8 <= bits.size() - checked; at += 8)
    entropy += static_cast<char>(std::stoi(bits.substr(at, 8), nullptr, 2));
  const unsigned hash = sha256(entropy)[0];
  const auto said = static_cast<unsigned>(std::stoi(bits.substr(bits.size() - checked), nullptr, 2));
  return hash >> (8 - checked) == said ? MnemonicShape::valid : MnemonicShape::wrong_checksum;
}

}  // namespace keyref
