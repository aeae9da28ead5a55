#pragma once

#include <string>
#include <vector>

#include "linter/model/literal.h"
#include "linter/source/span.h"

namespace keyref {

/// What the text rules find in a file that is too large to be held.
struct LargeFile {
  bool complete = true;           ///< false: it could not be read to its end
  std::vector<Literal> literals;  ///< their places are in `text`
  std::string text;  ///< of the lines without a literal only the line breaks, so that numbers of lines hold
};

LargeFile read_large_file(FileId file, const std::string& path, const std::string& absolute, long long now);

}  // namespace keyref
