#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"

namespace keyref {

/// A file found below a folder.
struct WalkedFile {
  std::string path;      ///< relative to the root, with '/'
  bool special = false;  ///< FIFO, device or socket: must not be opened
  std::string reason;    ///< special: what it is; or why a folder could not be listed (then `path` is the folder, with
                         ///< '/' at its end)
};

struct WalkResult {
  std::vector<WalkedFile> files;     ///< sorted by path, each once
  std::vector<std::string> ignored;  ///< hidden by .gitignore or `skip`; a folder ends in '/'
};

struct WalkOptions {  // NOLINT(cppcoreguidelines-pro-type-member-init): a FunctionRef cannot be left out
  bool use_gitignore = true;
  /// Hidden by keyref.yaml's `ignore`; given paths relative to the root, folders end in '/'.
  FunctionRef<bool(const std::string&)> skip;
};

/// Sorts them by path, each once.
void sort_once(std::vector<WalkedFile>& files);

/// Is a folder of this name left out wherever it is?
bool is_never_entered(std::string_view name);

/// All files below `folder` (relative to `root`, empty for the root itself), which are absolute. `.git` and
/// `node_modules` are never entered, symbolic links to folders never followed; a link to a file inside the root stands
/// for that file, one that leads out of the root is left out.
WalkResult walk(const std::string& root, const std::string& folder, const WalkOptions& options);

}  // namespace keyref
