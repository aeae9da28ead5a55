#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref::code {

/// A place of a text that a parser is to look at.
struct Mark {
  std::size_t offset = 0;
  bool deep = false;  ///< with all that its statement holds in braces: a call, for its arguments

  bool operator<(const Mark& other) const { return offset < other.offset; }
};

/// What is left of a text in a language with braces where all statements, class members and entries of objects without
/// a mark are taken out: the marked ones stay, with everything that encloses them, so that a parser sees the same
/// structure. tree-sitter reads 5 MB/s, this hundreds. `marks` in their order. Where it errs, it keeps too much.
std::vector<Span> slice(std::string_view text, std::span<const Mark> marks);

}  // namespace keyref::code
