#include "linter/source/git.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "linter/base/text.h"
#include "linter/source/read.h"
#include "linter/source/real_path.h"

namespace keyref {
namespace {

/// The folder in which the index of a work tree lies. In a linked work tree or a submodule `.git` is a file that says
/// where.
std::optional<std::string> git_folder(const std::string& work_tree) {
  const std::string path = work_tree + "/.git";
  const ReadResult file = read_file(path, true);
  constexpr std::string_view kMark = "gitdir: ";
  if (file.status != ReadResult::Status::read || !file.text.starts_with(kMark)) return real_path(path);
  const std::filesystem::path written(trim(std::string_view(file.text).substr(kMark.size())));
  return real_path(written.is_absolute() ? written.string() : work_tree + "/" + written.string());
}

/// The index that git tells its hooks to look at, where it is one of this work tree's.
std::string index_of_hook(const std::string& work_tree) {
  const char* const named = std::getenv("GIT_INDEX_FILE");  // NOLINT(concurrency-mt-unsafe): before threads start
  if (named == nullptr || *named == '\0') return {};
  const auto index = real_path(named);
  const auto folder = git_folder(work_tree);
  if (!index || !folder || !index->starts_with(*folder + "/")) return {};
  return *index;
}

}  // namespace

std::optional<std::string> git_work_tree(const std::string& folder) {
  for (std::string at = folder;; at.erase(at.rfind('/'))) {
    struct stat status {};
    // A folder in a plain clone, a file in a linked work tree or a submodule.
    if (::stat((at + "/.git").c_str(), &status) == 0) return at.empty() ? "/" : at;
    if (at.find('/') == std::string::npos) return std::nullopt;
  }
}

GitRepository git_repository(const std::string& folder, const std::string& work_tree) {
  return {folder, work_tree, index_of_hook(work_tree)};
}

std::optional<std::string> git_index_file(const GitRepository& repository) {
  if (!repository.index_file.empty()) return repository.index_file;
  const auto folder = git_folder(repository.work_tree);
  return folder ? real_path(*folder + "/index") : std::nullopt;
}

std::vector<std::string> git_ignored(const std::string& folder) {
  std::vector<std::string> paths;
  const auto output =
      run_git({folder, {}, {}}, {"ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"});
  if (!output) return paths;
  for (const std::string_view path : split(*output, '\0')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace keyref
