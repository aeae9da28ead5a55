#include "linter/source/earlier_tree.h"

#include <algorithm>
#include <utility>

namespace keyref {
namespace {

std::vector<TrackedFile> files_before(const std::vector<ChangedFile>& change) {
  std::vector<TrackedFile> files;
  for (const ChangedFile& file : change) {
    if (file.before) files.push_back(*file.before);
  }
  return files;
}

}  // namespace

EarlierTree::EarlierTree(const FileTree& now, const std::vector<ChangedFile>& change, const GitBlobs& blobs)
    : now_(now), before_(files_before(change), blobs) {
  for (const ChangedFile& file : change) {
    if (file.before) changed_.insert(file.before->path);
    if (file.after) changed_.insert(file.after->path);
  }
}

ReadResult EarlierTree::read(const std::string& path, bool text_name) const {
  return is_changed(path) ? before_.read(path, text_name) : now_.read(path, text_name);
}

bool EarlierTree::read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const {
  return is_changed(path) ? before_.read_in_windows(path, visit) : now_.read_in_windows(path, visit);
}

/// A folder that the change made is still told to be there.
std::optional<std::string> EarlierTree::resolve(const std::string& path) const {
  auto before = before_.resolve(path);
  return before || is_changed(path) ? before : now_.resolve(path);
}

std::vector<std::string> EarlierTree::list(const std::string& folder) const {
  std::vector<std::string> names = now_.list(folder);
  std::erase_if(names,
                [&](const std::string& name) { return is_changed(folder.empty() ? name : folder + "/" + name); });
  const std::vector<std::string> before = before_.list(folder);
  names.insert(names.end(), before.begin(), before.end());
  std::sort(names.begin(), names.end());
  return names;
}

WalkResult EarlierTree::walk(const std::string& folder, const WalkOptions& options) const {
  WalkResult result = now_.walk(folder, options);
  std::erase_if(result.files, [&](const std::string& path) { return is_changed(path); });
  std::erase_if(result.special, [&](const SpecialFile& file) { return is_changed(file.path); });
  before_.walk(folder, options.skip, result);
  sort_once(result);
  return result;
}

}  // namespace keyref
