#pragma once

#include <re2/re2.h>

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/secret/token_alphabet.h"
#include "linter/secret/token_formats.h"

namespace keyref {

/// A format's regular expression, ready to use, and the characters its tokens are made of.
class TokenPattern {
 public:
  explicit TokenPattern(const TokenFormat& format);

  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  /// The token around its literal at `offset`, where one stands alone there.
  std::optional<Range> around(std::string_view text, std::size_t offset) const;
  /// The token, where it is the whole text.
  std::optional<Range> whole(std::string_view text) const;

 private:
  std::optional<Range> at(std::string_view text, std::size_t begin, std::size_t end, RE2::Anchor anchor) const;

  const TokenFormat& format_;
  TokenAlphabet alphabet_;
  RE2 regex_;
  bool begins_with_literal_ = false;
};

/// Compiled when first asked for, once for all threads.
const TokenPattern& token_pattern(const TokenFormat& format);

}  // namespace keyref
