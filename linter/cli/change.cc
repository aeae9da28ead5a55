#include "linter/cli/change.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/front_ends.h"
#include "linter/source/git.h"
#include "linter/source/index_tree.h"

namespace keyref {
namespace {

using State = std::optional<TrackedFile> ChangedFile::*;
constexpr State kStates[] = {&ChangedFile::before, &ChangedFile::after};

/// A file that is read; not one in a folder that never is.
bool is_read(const std::optional<TrackedFile>& file) {
  if (!file || !file->is_regular()) return false;
  const auto segments = split(file->path, '/');
  return std::none_of(segments.begin(), segments.end(), is_never_entered);
}

/// Lines that may have made a secret's declaration what it was.
bool removes_kind(const ChangedFile& file) {
  return std::any_of(file.removed.begin(), file.removed.end(), [](const std::string& line) {
    return line.find("kind") != std::string::npos || line.find("resource") != std::string::npos;
  });
}

/// Before the change or after it.
template <typename Holds>
bool is_held(const ChangedFile& file, Holds holds) {
  return std::any_of(std::begin(kStates), std::end(kStates),
                     [&](State state) { return file.*state && holds((file.*state)->path); });
}

bool is_moved(const ChangedFile& file) { return !file.after || (file.before && file.before->path != file.after->path); }

}  // namespace

Result<std::unique_ptr<Change>> Change::read(const ScanOptions& options) {
  const std::string option = options.staged ? "--staged" : "--since";
  auto root = find_root(options.paths, options.config, GonePaths::accepted);
  if (!root) return root.error();
  if (root->standard_input) return Error{option + " does not go with standard input"};
  const auto work_tree = git_work_tree(root->start);
  if (!work_tree) return Error{option + ": this is no git work tree"};
  const bool is_inside = is_at_or_below(root->folder, *work_tree);
  const std::string prefix = is_inside ? std::string() : root->shown(*work_tree) + "/";
  const GitRepository repository = git_repository(is_inside ? root->folder : *work_tree, *work_tree);

  std::unique_ptr<Change> change(new Change);
  change->root_ = std::move(*root);
  change->has_config_option_ = !options.config.empty();
  change->has_paths_ = !options.paths.empty();
  auto files =
      options.staged ? change->read_staged(repository, prefix) : change->read_since(repository, prefix, options.since);
  if (!files) return Error{option + ": " + files.error().message};
  change->files_ = std::move(*files);
  change->limit_to_paths();
  if (const std::string gone = change->gone_path(); !gone.empty())
    return Error{"cannot scan `" + escape_controls(gone) + "`: no such file or directory"};
  return change;
}

Result<std::vector<ChangedFile>> Change::read_staged(const GitRepository& repository, const std::string& prefix) {
  StagedChange change(repository);  // all of git are started, and the index is read, before the first is waited for
  auto index = std::make_unique<IndexTree>(root_.folder, prefix, repository);
  auto files = change.read(prefix);
  if (!files || files->empty()) return files;
  if (!index->load()) return Error{"git cannot list its index"};
  earlier_ = std::make_unique<EarlierTree>(*index, *files, index->blobs());
  now_ = std::move(index);
  return files;
}

Result<std::vector<ChangedFile>> Change::read_since(const GitRepository& repository, const std::string& prefix,
                                                    const std::string& revision) {
  auto files = change_since(repository, revision, prefix);
  if (!files || files->empty()) return files;
  blobs_ = std::make_unique<GitBlobs>(repository);
  now_ = std::make_unique<WorkTree>(root_.folder);
  earlier_ = std::make_unique<EarlierTree>(*now_, *files, *blobs_);
  return files;
}

void Change::limit_to_paths() {
  if (!has_paths_) return;
  std::erase_if(files_, [&](const ChangedFile& file) {
    return !is_held(file, [&](const std::string& path) { return root_.reports(path); });
  });
}

/// A PATH that is not on the disk any more is one that the change removed, or that it alone has.
std::string Change::gone_path() const {
  for (const Target& target : root_.targets) {
    std::error_code error;
    if (!has_paths_ || std::filesystem::exists(root_.absolute(target.path), error)) continue;
    const bool changed = std::any_of(files_.begin(), files_.end(), [&](const ChangedFile& file) {
      return is_held(file, [&](const std::string& path) { return target.holds(path); });
    });
    if (!changed) return target.path;
  }
  return {};
}

bool Change::holds_all_paths() const {
  return std::all_of(root_.targets.begin(), root_.targets.end(), [&](const Target& target) {
    return std::any_of(files_.begin(), files_.end(),
                       [&](const ChangedFile& file) { return file.after && file.after->path == target.path; });
  });
}

Subject Change::subject(const FileTree& tree, State state) const {
  Subject subject{root_, tree, ChangedPaths()};
  if (!has_config_option_)
    subject.root.config = tree.resolve(kConfigName) ? std::optional(root_.absolute(kConfigName)) : std::nullopt;
  subject.root.targets.clear();
  for (const ChangedFile& file : files_) {
    for (const State each : kStates) {
      if (is_read(file.*each)) subject.change->all.push_back((file.*each)->path);
    }
    if (!is_read(file.*state)) continue;
    subject.root.targets.push_back({(file.*state)->path, false});
    subject.change->lines.emplace((file.*state)->path, file.lines);
  }
  return subject;
}

bool Change::reaches_everything(const Fleet& fleet, const Sources& sources) const {
  const auto is_changed = [&](FileId id) { return sources[id].changed.has_value(); };
  const auto declares = [&](const Document& document) {
    return std::any_of(document.declares.begin(), document.declares.end(),
                       [&](const Secret& secret) { return is_changed(secret.place.file); });
  };
  return std::any_of(fleet.inventories.begin(), fleet.inventories.end(),
                     [&](const auto& inventory) { return inventory && is_changed(inventory->file); }) ||
         std::any_of(fleet.documents.begin(), fleet.documents.end(), declares) ||
         std::any_of(files_.begin(), files_.end(), [](const ChangedFile& file) {
           return file.before && front_end_of(file.before->path) != nullptr && (is_moved(file) || removes_kind(file));
         });
}

const std::string& Change::path_now(const std::string& path) const {
  const auto file = std::find_if(files_.begin(), files_.end(), [&](const ChangedFile& each) {
    return each.before && each.after && each.before->path == path;
  });
  return file == files_.end() ? path : file->after->path;
}

}  // namespace keyref
