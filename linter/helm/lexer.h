#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref::helm {

/// A word inside an action.
struct Token {
  enum class Kind { word, field, dot, variable, string, number, mark };

  Kind kind = Kind::mark;
  std::string text;  ///< a field without its dot, a variable with its `$`, a string without quotes and escapes
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A stretch of a template: text, an action or a comment.
struct Piece {
  enum class Kind { text, action, comment };

  Kind kind = Kind::text;
  Span span;  ///< text: without the blanks that trim markers beside it take away
  std::vector<Token> tokens;
  std::string mistake;  ///< why it is none; empty for none
};

/// Cuts a template at its actions. Empty text is left out.
std::vector<Piece> cut_template(std::string_view text);

}  // namespace keyref::helm
