#include "linter/source/index_tree.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/base/text.h"
#include "linter/source/git_index.h"

namespace keyref {
namespace {

/// A record of `git ls-files --stage -z`: MODE OID STAGE, a tab and the path. None of a conflict, which has no stage 0.
std::optional<TrackedFile> parse_record(std::string_view record, const std::string& prefix) {
  const std::size_t oid = record.find(' ') + 1;
  const std::size_t stage = record.find(' ', oid) + 1;
  if (oid == 0 || stage == 0 || !record.substr(stage).starts_with("0\t")) return std::nullopt;
  TrackedFile file{prefix, 0, ObjectId::from_hex(record.substr(oid, stage - 1 - oid))};
  file.path += record.substr(stage + 2);
  std::from_chars(record.data(), record.data() + oid - 1, file.mode, 8);
  return file;
}

}  // namespace

IndexTree::IndexTree(const std::string& root, std::string prefix, const GitRepository& repository,
                     const GitBlobs& blobs)
    : root_(root), disk_(root), prefix_(std::move(prefix)), blobs_(blobs) {
  if (auto files = read_git_index(repository, prefix_)) {
    files_.emplace(std::move(*files), blobs_, root_);
  } else {
    listing_.emplace(repository, std::vector<std::string>{"ls-files", "--stage", "-z"});
  }
}

bool IndexTree::says(const std::string& path) const {
  return is_at_or_below(path, prefix_) && !path.starts_with('/') && !files_->is_elsewhere(path);
}

bool IndexTree::load() {
  if (files_) return true;
  const auto output = listing_->finish();
  if (!output) return false;
  std::vector<TrackedFile> files;
  for (const std::string_view record : split(*output, '\0')) {
    if (auto file = parse_record(record, prefix_)) files.push_back(std::move(*file));
  }
  files_.emplace(std::move(files), blobs_, root_);
  return true;
}

ReadResult IndexTree::read(const std::string& path, bool text_name) const {
  return says(path) ? files_->read(path, text_name) : disk_.read(path, text_name);
}

bool IndexTree::read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const {
  return says(path) ? files_->read_in_windows(path, visit) : disk_.read_in_windows(path, visit);
}

std::optional<std::string> IndexTree::resolve(const std::string& path) const {
  return says(path) ? files_->resolve(path) : disk_.resolve(path);
}

std::vector<std::string> IndexTree::list(const std::string& folder) const {
  return says(folder) ? files_->list(folder) : disk_.list(folder);
}

/// What of the folder the index does not know comes from the disk: submodules, and what lies beside the work tree.
WalkResult IndexTree::walk(const std::string& folder, const WalkOptions& options) const {
  WalkResult result;
  const bool beside = !is_at_or_below(folder, prefix_);
  if (beside) {
    const auto skip = [&](const std::string& path) { return path == prefix_ || options.skip(path); };
    result = disk_.walk(folder, {options.use_gitignore, skip});
    std::erase(result.ignored, prefix_);
  }
  if (!beside || (is_at_or_below(prefix_, folder) && !options.skip(prefix_)))
    files_->walk(folder, options.skip, result);
  for (const std::string& submodule : files_->submodules()) {
    if (!is_at_or_below(submodule, folder) || options.skip(submodule + "/")) continue;
    WalkResult below = disk_.walk(submodule, options);
    std::move(below.files.begin(), below.files.end(), std::back_inserter(result.files));
    std::move(below.special.begin(), below.special.end(), std::back_inserter(result.special));
    std::move(below.ignored.begin(), below.ignored.end(), std::back_inserter(result.ignored));
  }
  sort_once(result);
  return result;
}

}  // namespace keyref
