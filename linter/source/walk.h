#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"

namespace keyref {

/// A FIFO, device or socket, which must not be opened; or a folder that could not be listed.
struct SpecialFile {
  std::string path;  ///< a folder ends in '/'
  std::string reason;
};

/// What was found below a folder; paths are relative to the root, with '/'.
struct WalkResult {
  std::vector<std::string> files;    ///< sorted, each once
  std::vector<SpecialFile> special;  ///< likewise, by path
  std::vector<std::string> ignored;  ///< hidden by .gitignore or `skip`; a folder ends in '/'
};

struct WalkOptions {  // NOLINT(cppcoreguidelines-pro-type-member-init): a FunctionRef cannot be left out
  bool use_gitignore = true;
  /// Hidden by keyref.yaml's `ignore`; given paths relative to the root, folders end in '/'.
  FunctionRef<bool(const std::string&)> skip;
};

/// Sorts files and special ones, each once.
void sort_once(WalkResult& result);

/// Is a folder of this name left out wherever it is?
bool is_never_entered(std::string_view name);

/// All files below `folder` (relative to `root`, empty for the root itself), which are absolute. `.git` and
/// `node_modules` are never entered, symbolic links to folders never followed; a link to a file inside the root stands
/// for that file, one that leads out of the root is left out.
WalkResult walk(const std::string& root, const std::string& folder, const WalkOptions& options);

}  // namespace keyref
