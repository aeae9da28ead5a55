#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "linter/base/function_ref.h"
#include "linter/source/git_process.h"
#include "linter/source/object_id.h"
#include "linter/source/read.h"

namespace keyref {

/// Contents by their names, from one git that is started when it is first asked and answers until it is no longer.
/// May be asked by several threads.
class GitBlobs {
 public:
  explicit GitBlobs(GitRepository repository) : repository_(std::move(repository)) {}

  /// As read_file().
  ReadResult read(const ObjectId& oid, bool text_name) const;
  /// As keyref::read_in_windows().
  bool read_in_windows(const ObjectId& oid, FunctionRef<void(const TextWindow&)> visit) const;
  /// A symbolic link's target; none where it cannot be read.
  std::optional<std::string> link_target(const ObjectId& oid) const;

 private:
  std::optional<std::string> fetch(const ObjectId& oid) const;
  bool fill() const;
  std::optional<std::size_t> read_size() const;

  const GitRepository repository_;
  mutable std::mutex mutex_;
  mutable std::optional<GitProcess> process_;
  mutable std::string pending_;  ///< printed, and not used yet
};

}  // namespace keyref
