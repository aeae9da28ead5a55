#pragma once

#include <memory>
#include <optional>
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
  /// Starts to ask git. An error where this is no git work tree.
  static Result<std::unique_ptr<Change>> start(const ScanOptions& options);
  /// Waits for what git says; to be called once, before all of the below but whole(). An error where there is no git or
  /// no such revision, or for a PATH that is neither there nor removed.
  std::optional<Error> finish();

  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;
  ~Change() = default;

  /// Nothing below the PATHs has changed.
  bool is_empty() const { return files_.empty(); }
  /// Is each PATH a file that has changed?
  bool holds_all_paths() const;
  /// The repository after the change, of which nothing is reported yet.
  Subject whole() const { return {root_of(*now_), *now_, std::nullopt}; }
  Subject now() const { return subject(*now_, &ChangedFile::after); }
  Subject earlier() const { return subject(*earlier_, &ChangedFile::before); }
  /// May it change what is told of any reference? So do inventories, and what declares secrets or may have done so. The
  /// fleet is the one after the change, rendered.
  bool reaches_everything(const Fleet& fleet, const Sources& sources) const;
  /// May it change what code gets from a store that it asks?
  bool reaches_code(const Fleet& fleet, const Sources& sources) const;
  /// What a file of before the change is called after it.
  const std::string& path_now(const std::string& path) const;

 private:
  explicit Change(const ScanOptions& options) : options_(options) {}
  bool start_git();
  void limit_to_paths();
  std::string gone_path() const;
  Root root_of(const FileTree& tree) const;
  bool removes_store_secret(const ChangedFile& file) const;
  Subject subject(const FileTree& tree, std::optional<TrackedFile> ChangedFile::*state) const;

  const ScanOptions& options_;
  Root root_;
  std::string prefix_;  ///< of git's paths
  std::optional<GitRepository> repository_;
  std::optional<StagedChange> staged_;
  std::vector<ChangedFile> files_;
  std::optional<GitBlobs> blobs_;
  std::unique_ptr<FileTree> now_;
  std::unique_ptr<EarlierTree> earlier_;
};

}  // namespace keyref
