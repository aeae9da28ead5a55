#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/cli/root.h"
#include "linter/source/changed_lines.h"
#include "linter/source/file_tree.h"

namespace keyref {

/// What of a change a scan looks at.
struct ChangedPaths {
  std::map<std::string, ChangedLines> lines;  ///< of the files that are there
  std::vector<std::string> all;               ///< those too that are there only before the change, or only after it
};

/// What is scanned: a root, and where its files are from.
struct Subject {
  Root root;  ///< under --staged and --since its targets are the files that have changed
  const FileTree& tree;
  std::optional<ChangedPaths> change;  ///< none: what lies there is told, whoever brought it
};

}  // namespace keyref
