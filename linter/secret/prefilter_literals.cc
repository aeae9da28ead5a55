#include "linter/secret/prefilter_literals.h"

#include "linter/secret/token_formats.h"

namespace keyref {

std::vector<PrefilterLiteral> prefilter_literals() {
  std::vector<PrefilterLiteral> literals;
  for (const TokenFormat& format : token_formats()) literals.push_back({format.literal, false});
  literals.push_back({kPrivateKeyBegin, false});
  literals.push_back({kUrlSeparator, false});
  for (const PrefilterWord& word : kPrefilterWords) literals.push_back({word.text, true});
  return literals;
}

}  // namespace keyref
