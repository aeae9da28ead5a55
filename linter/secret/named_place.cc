#include <array>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/judge_parts.h"

namespace keyref {

bool NamedPlace::ends_in(std::string_view word) const {
  const auto words = words_of(says.word);
  if (words.empty()) return false;
  const std::string last = to_lower(words.back());
  return last == word || (last.ends_with(word) && last.size() > word.size()) ||
         (last.ends_with('s') && last.substr(0, last.size() - 1) == word);
}

bool NamedPlace::is_plural() const {
  const std::string word = to_lower(says.word);
  return word.ends_with('s') && !word.ends_with("ss");
}

bool NamedPlace::is_chain_key() const {
  constexpr auto kWords = std::to_array<std::string_view>({"accounts", "deployer", "minter", "mnemonic", "mnemonics",
                                                           "phrase", "private", "privatekey", "pvt", "relayer", "seed",
                                                           "seedphrase", "signer", "validator", "wallet", "xprv"});
  if (says.kind == NameKind::plain && !sink) return false;
  return any(words_of(full), [&](std::string_view word) { return contains(kWords, to_lower(word)); });
}

bool NamedPlace::is_public() const {
  constexpr auto kPrefixes = std::to_array<std::string_view>(
      {"NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_", "NUXT_PUBLIC_", "GATSBY_", "PUBLIC_", "NG_APP_",
       "VUE_APP_", "NX_REACT_APP_", "NX_PUBLIC_", "MIX_", "STORYBOOK_"});
  return any(kPrefixes, [&](std::string_view prefix) { return full.starts_with(prefix); });
}

}  // namespace keyref
