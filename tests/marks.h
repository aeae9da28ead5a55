#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/source/span.h"

namespace keyref::test {

/// Tests write the places they expect as «marks» in the text itself, so that nobody counts bytes and a failure shows
/// where the place really is.
inline std::string without_marks(std::string_view marked) {
  std::string text(marked);
  for (const std::string_view mark : {"«", "»"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.erase(at, mark.size());
  }
  return text;
}

/// The text with a mark around each span; they stand in order and do not overlap.
inline std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
  std::string marked;
  std::size_t from = 0;
  for (const Span& span : spans) {
    marked += text.substr(from, span.begin - from);
    marked.append("«").append(text.substr(span.begin, span.end - span.begin)).append("»");
    from = span.end;
  }
  return marked.append(text.substr(from));
}

}  // namespace keyref::test
