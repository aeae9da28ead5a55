#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A name as words in small letters, to look for a provider's words in it: `DD_API_KEY`, `ddApiKey` and `dd-api-key`
/// are the same.
class TokenName {
 public:
  explicit TokenName(std::string_view name);

  /// Alternatives of words, separated by `|`: are those of one in the name, side by side?
  bool has_one_of(std::string_view alternatives) const;

 private:
  std::string words_;  ///< each between spaces
};

}  // namespace keyref
