#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/source/git_process.h"

namespace keyref {

/// Top of the work tree that `folder` is in, by looking for `.git` upwards; no process. None outside one.
std::optional<std::string> git_work_tree(const std::string& folder);

/// How git is asked in a folder of a work tree: with the index that it gives to its hooks, where it runs one of that
/// work tree.
GitRepository git_repository(const std::string& folder, const std::string& work_tree);

/// Where the index is that git would read; none where there is none.
std::optional<std::string> git_index_file(const GitRepository& repository);

/// What .gitignore hides below `folder` and git does not track: paths relative to `folder`, sorted; a folder that is
/// hidden whole ends in '/'. Empty where git is not there or `folder` is in no work tree.
std::vector<std::string> git_ignored(const std::string& folder);

}  // namespace keyref
