#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/result.h"
#include "linter/source/changed_lines.h"
#include "linter/source/git_process.h"
#include "linter/source/tracked_files.h"

namespace keyref {

/// A file that a change adds, rewrites, renames or removes.
struct ChangedFile {
  std::optional<TrackedFile> before;  ///< none: it is added
  std::optional<TrackedFile> after;   ///< none: it is removed. Its oid is zero where it lies in the work tree only
  ChangedLines lines;                 ///< of `after`
  std::vector<std::string> removed;   ///< lines of `before` that are gone; empty for a file that is removed whole
};

/// What is staged: the index against HEAD, or against nothing on an unborn branch.
class StagedChange {
 public:
  /// Starts to ask.
  explicit StagedChange(const GitRepository& repository);
  /// An error where git is not there or fails, or where a conflict is not resolved.
  /// `prefix`, as in the next: what is put before paths, which are relative to the folder that git is asked in.
  Result<std::vector<ChangedFile>> read(const std::string& prefix);

 private:
  GitProcess diff_;
};

/// What the work tree has that the last common ancestor of HEAD and `revision` has not, untracked files that are not
/// ignored among it. An error where there is no such ancestor, as in a shallow clone.
Result<std::vector<ChangedFile>> change_since(const GitRepository& repository, const std::string& revision,
                                              const std::string& prefix);

/// Reads what `git diff --raw -p -z -U0 --no-abbrev --full-index` prints; an error where a conflict is not resolved, or
/// for what is no such text.
Result<std::vector<ChangedFile>> parse_diff(std::string_view output, const std::string& prefix);

}  // namespace keyref
