#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref {

/// A line of a file as it may be shown, and where in it the caret stands, in code points.
struct MaskedLine {
  std::string text;
  std::size_t caret = 0;
  std::size_t caret_length = 1;
};

/// A line may hold a secret's value: shown are its punctuation and those of its words that are Kubernetes' own,
/// Keyref's own, or in `known`, which the finding names anyway; everything else becomes `…`, and `****` under the
/// caret. `span` counts from the line's begin.
MaskedLine mask_line(std::string_view line, Span span, const std::vector<std::string_view>& known);

/// The text, parted at the caret's both ends.
struct MaskedParts {
  std::string_view before;
  std::string_view at_caret;
  std::string_view behind;
};
MaskedParts parts_of(const MaskedLine& line);

/// Cuts a long line around its caret to at most `width` code points.
void cut_around_caret(MaskedLine& line, std::size_t width);

}  // namespace keyref
