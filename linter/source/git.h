#pragma once

#include <optional>
#include <string>
#include <vector>

namespace keyref {

/// The only place that runs git: always as `git -C FOLDER`, without the caller's GIT_* variables, without programs that
/// the repository's own configuration names.

/// Top of the work tree that `folder` is in, by looking for `.git` upwards; no process. None outside one.
std::optional<std::string> git_work_tree(const std::string& folder);

/// What .gitignore hides below `folder` and git does not track: paths relative to `folder`, sorted; a folder that is
/// hidden whole ends in
/// '/'. Empty where git is not there or `folder` is in no work tree.
std::vector<std::string> git_ignored(const std::string& folder);

}  // namespace keyref
