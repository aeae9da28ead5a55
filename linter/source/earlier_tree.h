#pragma once

#include <set>
#include <string>
#include <vector>

#include "linter/source/file_tree.h"
#include "linter/source/git_change.h"

namespace keyref {

/// A tree as it was before a change.
class EarlierTree : public FileTree {
 public:
  /// All of them last as long as this one.
  EarlierTree(const FileTree& now, const std::vector<ChangedFile>& change, const GitBlobs& blobs);

  ReadResult read(const std::string& path, bool text_name) const override;
  bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
  WalkResult walk(const std::string& folder, const WalkOptions& options) const override;
  bool may_hold_ignored() const override { return now_.may_hold_ignored(); }

 private:
  bool is_changed(const std::string& path) const { return changed_.contains(path); }

  const FileTree& now_;
  std::set<std::string> changed_;  ///< what the change wrote or removed
  TrackedFiles before_;
};

}  // namespace keyref
