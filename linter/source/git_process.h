#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "linter/source/descriptor.h"

namespace keyref {

/// A repository as git is asked of it.
struct GitRepository {
  std::string folder;      ///< absolute; git runs there, and its paths are relative to it
  std::string work_tree;   ///< absolute; its top
  std::string index_file;  ///< absolute; empty: the repository's own. `git commit FILE` gives its hooks another one
};

/// A running git, the only program that Keyref runs: as `git -C FOLDER`, without the caller's GIT_* variables, without
/// programs that the repository's own configuration names, and without the network.
class GitProcess {
 public:
  enum class Input { none, pipe };

  /// Starts it. Where that fails, what it prints is empty and finish() says so.
  GitProcess(const GitRepository& repository, const std::vector<std::string>& command, Input input = Input::none);
  GitProcess(const GitProcess&) = delete;
  GitProcess& operator=(const GitProcess&) = delete;
  /// Closes its pipes and waits for its end.
  ~GitProcess();

  int input() const { return input_.get(); }
  int output() const { return output_.get(); }
  /// The rest of what it prints; none where it could not be started or failed. Once.
  std::optional<std::string> finish();

 private:
  bool wait();

  Descriptor input_{-1};
  Descriptor output_{-1};
  std::optional<pid_t> child_;
};

/// What git prints; none where it is not there or fails.
std::optional<std::string> run_git(const GitRepository& repository, const std::vector<std::string>& command);

}  // namespace keyref
