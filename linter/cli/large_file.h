#pragma once

#include <string>
#include <vector>

#include "linter/model/literal.h"
#include "linter/source/file_tree.h"

namespace keyref {

/// What the text rules find in a file that is too large to be held.
struct LargeFile {
  bool complete = true;           ///< false: it could not be read to its end
  std::vector<Literal> literals;  ///< their places are in `text`
  std::string text;  ///< the lines with a literal or a comment that allows one; of all others the line breaks
};

LargeFile read_large_file(FileId file, const std::string& path, const FileTree& tree, long long now);

}  // namespace keyref
