#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace keyref {

/// The characters that tokens of a pattern are made of: letters, digits, `_`, and what its brackets list. What touches
/// such a character is a part of something longer.
class TokenAlphabet {
 public:
  explicit TokenAlphabet(std::string_view pattern);

  /// Where the run of characters begins that the literal at `offset` belongs to. Where the
  /// token begins with its literal, `=`, `/` and the like end the run: they join words as often as they are of tokens.
  std::size_t run_begin(std::string_view text, std::size_t offset, bool begins_with_literal) const;
  bool goes_on(std::string_view text, std::size_t end) const;

 private:
  void add_class(std::string_view members);
  bool has(char c) const { return members_[static_cast<unsigned char>(c)]; }

  std::bitset<256> members_;
  bool joined_by_dashes_ = false;  ///< outside of brackets, as in `sk-[0-9a-f]{32}`
};

}  // namespace keyref
