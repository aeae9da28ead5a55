#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/literals/passage.h"

namespace keyref::literals {

/// As much of Groovy as a Jenkinsfile's secrets need. Its grammar for tree-sitter knows no interpolation and stumbles
/// over patterns between slashes.
struct GroovyToken {
  enum class Kind : std::uint8_t { word, text, sign, comment };

  Kind kind = Kind::sign;
  Span span;                  ///< of a text in quotes: what is between them
  bool interpolated = false;  ///< a text in which Groovy fills in `$x` and `${x}`
};

std::vector<GroovyToken> groovy_tokens(std::string_view text);

}  // namespace keyref::literals
