#pragma once

#include <optional>
#include <string>

#include "linter/source/file_tree.h"
#include "linter/source/git_blobs.h"
#include "linter/source/git_process.h"
#include "linter/source/tracked_files.h"

namespace keyref {

/// The files of a work tree as git's index has them, whatever lies on the disk. Where the root is above the work tree,
/// its other files are read from the disk.
class IndexTree : public FileTree {
 public:
  /// Reads the index, or starts to ask git for it. `prefix`: the folder in which git is asked, relative to the root,
  /// with '/' at its end; empty for the root itself, and where the root is below the work tree's top.
  IndexTree(const std::string& root, std::string prefix, const GitRepository& repository, const GitBlobs& blobs);

  /// Waits for the answer; false where git is not there or fails. To be called once, before anything else is.
  bool load();

  ReadResult read(const std::string& path, bool text_name) const override;
  bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
  WalkResult walk(const std::string& folder, const WalkOptions& options) const override;
  bool may_hold_ignored() const override { return !prefix_.empty() || !files_->submodules().empty(); }

 private:
  /// Does the index say what is there? Not of submodules, nor of what a link outside of the work tree leads to.
  bool says(const std::string& path) const;

  std::string root_;
  WorkTree disk_;
  std::string prefix_;
  const GitBlobs& blobs_;
  std::optional<GitProcess> listing_;  ///< none: the index was read
  std::optional<TrackedFiles> files_;
};

}  // namespace keyref
