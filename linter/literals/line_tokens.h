#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/literals/passage.h"

namespace keyref::literals {

/// A piece of a line of any language: what they have in common.
struct LineToken {
  enum class Kind : std::uint8_t { word, text, sign };

  Kind kind = Kind::sign;
  Span span;             ///< of a text in quotes: what is between them
  bool comment = false;  ///< it stands in a comment

  bool is(Kind wanted) const { return kind == wanted; }
};

/// The tokens of a line; a quote that is not closed on it is a sign.
std::vector<LineToken> tokens_of(std::string_view line, bool code);

}  // namespace keyref::literals
