#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/base/result.h"
#include "linter/cli/options.h"
#include "linter/cli/root.h"
#include "linter/cli/subject.h"
#include "linter/model/fleet.h"
#include "linter/source/earlier_tree.h"
#include "linter/source/git_change.h"

namespace keyref {

/// What `--staged` or `--since` limits a scan to: the repository with a change, and as it was before.
class Change {
 public:
  /// An error where there is no git or no such revision, or for a PATH that is neither there nor removed.
  static Result<std::unique_ptr<Change>> read(const ScanOptions& options);

  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;
  ~Change() = default;

  /// Nothing below the PATHs has changed.
  bool is_empty() const { return files_.empty(); }
  /// Is each PATH a file that has changed?
  bool holds_all_paths() const;
  Subject now() const { return subject(*now_, &ChangedFile::after); }
  Subject earlier() const { return subject(*earlier_, &ChangedFile::before); }
  /// May it change what is told of any reference? So do inventories, and what declares secrets or may have done so. The
  /// fleet is the one after the change, rendered.
  bool reaches_everything(const Fleet& fleet, const Sources& sources) const;
  /// What a file of before the change is called after it.
  const std::string& path_now(const std::string& path) const;

 private:
  Change() = default;
  Result<std::vector<ChangedFile>> read_staged(const GitRepository& repository, const std::string& prefix);
  Result<std::vector<ChangedFile>> read_since(const GitRepository& repository, const std::string& prefix,
                                              const std::string& revision);
  void limit_to_paths();
  std::string gone_path() const;
  Subject subject(const FileTree& tree, std::optional<TrackedFile> ChangedFile::*state) const;

  Root root_;
  bool has_config_option_ = false;
  bool has_paths_ = false;
  std::vector<ChangedFile> files_;
  std::unique_ptr<GitBlobs> blobs_;
  std::unique_ptr<FileTree> now_;
  std::unique_ptr<EarlierTree> earlier_;
};

}  // namespace keyref
