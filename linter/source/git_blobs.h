#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "linter/base/function_ref.h"
#include "linter/source/git_process.h"
#include "linter/source/read.h"

namespace keyref {

/// Contents by their names, from one git that answers until it is no longer asked. May be asked by several threads.
class GitBlobs {
 public:
  explicit GitBlobs(const GitRepository& repository);

  /// As read_file().
  ReadResult read(const std::string& oid, bool text_name) const;
  /// As keyref::read_in_windows().
  bool read_in_windows(const std::string& oid, FunctionRef<void(const TextWindow&)> visit) const;
  /// A symbolic link's target; none where it cannot be read.
  std::optional<std::string> link_target(const std::string& oid) const;

 private:
  std::optional<std::string> fetch(const std::string& oid) const;
  bool fill() const;
  std::optional<std::size_t> read_size() const;

  const GitRepository repository_;
  mutable std::mutex mutex_;
  mutable GitProcess process_;
  mutable std::string pending_;  ///< printed, and not used yet
};

}  // namespace keyref
