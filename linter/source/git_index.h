#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/source/git_process.h"
#include "linter/source/tracked_files.h"

namespace keyref {

/// What `git ls-files --stage` lists, read from the index itself (gitformat-index(5)), which takes a tenth of the time
/// that git takes to start: the files in and below the folder in which git is asked, sorted, `prefix` put before their
/// paths; without those of a conflict. None: git has to be asked, since the index is split, sparse, of version 4, of
/// another hash than SHA-1, or not there.
std::optional<std::vector<TrackedFile>> read_git_index(const GitRepository& repository, const std::string& prefix);

/// The same of the file's content; `folder`: what the paths are to begin with, "" or with '/' at its end.
std::optional<std::vector<TrackedFile>> parse_git_index(std::string_view content, std::string_view folder,
                                                        const std::string& prefix);

}  // namespace keyref
