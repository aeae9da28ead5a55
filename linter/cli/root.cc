#include "linter/cli/root.h"

#include <algorithm>
#include <filesystem>

#include "linter/base/text.h"
#include "linter/source/git.h"

namespace keyref {
namespace {

namespace fs = std::filesystem;

struct RealPath {
  std::string path;
  bool folder = false;
};

Result<RealPath> resolve(const std::string& path, const char* what, GonePaths gone = GonePaths::refused) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error == std::errc::no_such_file_or_directory && gone == GonePaths::accepted)
    return RealPath{fs::weakly_canonical(fs::absolute(path)).string(), true};  // it may have been either
  if (error) return Error{std::string(what) + " `" + escape_controls(path) + "`: " + to_lower(error.message())};
  return RealPath{real.string(), fs::is_directory(real, error)};
}

std::string parent_of(const std::string& path) { return fs::path(path).parent_path().string(); }

std::string common_folder(const std::vector<RealPath>& paths) {
  std::string common = paths.front().folder ? paths.front().path : parent_of(paths.front().path);
  for (const RealPath& each : paths) {
    while (!is_at_or_below(each.path, common)) common = parent_of(common);
  }
  return common;
}

/// The nearest folder upwards that holds a file or folder of this name.
std::optional<std::string> above(std::string folder, const std::string& name) {
  for (;; folder = parent_of(folder)) {
    const std::string candidate = (folder == "/" ? "" : folder) + "/" + name;
    std::error_code error;
    if (fs::exists(candidate, error)) return folder;
    if (folder == "/" || folder.empty()) return std::nullopt;
  }
}

}  // namespace

bool Target::holds(std::string_view file) const {
  return path.empty() || file == path || (folder && is_below(file, path));
}

bool Root::reports(std::string_view file) const {
  return std::any_of(targets.begin(), targets.end(), [&](const Target& target) { return target.holds(file); });
}

std::string Root::absolute(std::string_view path) const {
  return path.empty() ? folder : (folder == "/" ? "" : folder) + "/" + std::string(path);
}

std::string Root::shown(const std::string& absolute_path) const {
  if (absolute_path == folder || !is_at_or_below(absolute_path, folder)) return absolute_path;
  return absolute_path.substr(folder == "/" ? 1 : folder.size() + 1);
}

Result<Root> find_root(const std::vector<std::string>& paths, const std::string& config, GonePaths gone) {
  Root root;
  std::vector<RealPath> targets;
  for (const std::string& path : paths) {
    if (path == "-") {
      root.standard_input = true;
      continue;
    }
    auto real = resolve(path, "cannot scan", gone);
    if (!real) return real.error();
    targets.push_back(std::move(*real));
  }
  const bool only_standard_input = root.standard_input && targets.empty();
  if (targets.empty()) {
    auto here = resolve(".", "cannot scan");
    if (!here) return here.error();
    targets.push_back(std::move(*here));
  }
  const std::string common = common_folder(targets);
  root.start = common;
  const auto found = above(common, kConfigName);
  auto work_tree = found ? std::nullopt : git_work_tree(common);
  // A tarball or a build's context is no work tree; what its inventories lie in is the repository all the same.
  if (!found && !work_tree) work_tree = above(common, "inventory");
  root.folder = found.value_or(work_tree.value_or(common));
  root.is_repository = found || work_tree;
  if (found) root.config = root.absolute(kConfigName);
  if (!config.empty()) {
    auto real = resolve(config, "cannot read --config");
    if (!real) return real.error();
    if (real->folder) return Error{"--config `" + escape_controls(config) + "` is a folder"};
    root.config = real->path;
  }
  if (only_standard_input) return root;
  for (const RealPath& target : targets)
    root.targets.push_back({target.path == root.folder ? std::string() : root.shown(target.path), target.folder});
  return root;
}

}  // namespace keyref
