#include "linter/cli/change.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/front_ends.h"
#include "linter/code/language.h"
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

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Lines that may have made a secret's declaration what it was.
bool removes_kind(const ChangedFile& file) {
  return std::any_of(file.removed.begin(), file.removed.end(), [](const std::string& line) {
    return holds_any(line, {"kind", "resource"});
  });
}

/// May make a secret in a store that code asks.
bool makes_store_secret(std::string_view text) {
  return holds_any(text, {"sst.Secret", "sst.Linkable", "aws_ssm_parameter", "aws_secretsmanager_secret"});
}

bool lists_what_code_asks(const Inventory& inventory) {
  return std::any_of(inventory.stores.begin(), inventory.stores.end(), [](const auto& each) {
    return each.first != Store::jenkins && each.first != Store::github_actions;
  });
}

/// Before the change or after it.
template <typename Holds>
bool is_held(const ChangedFile& file, Holds holds) {
  return std::any_of(std::begin(kStates), std::end(kStates),
                     [&](State state) { return file.*state && holds((file.*state)->path); });
}

std::string option_of(const ScanOptions& options) { return options.staged ? "--staged" : "--since"; }

bool is_moved(const ChangedFile& file) { return !file.after || (file.before && file.before->path != file.after->path); }

}  // namespace

Result<std::unique_ptr<Change>> Change::start(const ScanOptions& options) {
  auto root = find_root(options.paths, options.config, GonePaths::accepted);
  if (!root) return root.error();
  const std::string option = option_of(options);
  if (root->standard_input) return Error{option + " does not go with standard input"};
  const auto work_tree = git_work_tree(root->start);
  if (!work_tree) return Error{option + ": this is no git work tree"};
  const bool is_inside = is_at_or_below(root->folder, *work_tree);

  std::unique_ptr<Change> change(new Change(options));
  change->prefix_ = is_inside ? std::string() : root->shown(*work_tree) + "/";
  change->repository_ = git_repository(is_inside ? root->folder : *work_tree, *work_tree);
  change->root_ = std::move(*root);
  if (!change->start_git()) return Error{option + ": git cannot list its index"};
  return change;
}

/// All of git are started before the first is waited for.
bool Change::start_git() {
  blobs_.emplace(*repository_);
  if (!options_.staged) {
    now_ = std::make_unique<WorkTree>(root_.folder);
    return true;
  }
  staged_.emplace(*repository_);
  auto index = std::make_unique<IndexTree>(root_.folder, prefix_, *repository_, *blobs_);
  const bool loaded = index->load();
  now_ = std::move(index);
  return loaded;
}

std::optional<Error> Change::finish() {
  auto files = staged_ ? staged_->read(prefix_) : change_since(*repository_, options_.since, prefix_);
  if (!files) return Error{option_of(options_) + ": " + files.error().message};
  earlier_ = std::make_unique<EarlierTree>(*now_, *files, *blobs_);
  files_ = std::move(*files);
  limit_to_paths();
  if (const std::string gone = gone_path(); !gone.empty())
    return Error{"cannot scan `" + escape_controls(gone) + "`: no such file or directory"};
  return std::nullopt;
}

void Change::limit_to_paths() {
  if (options_.paths.empty()) return;
  std::erase_if(files_, [&](const ChangedFile& file) {
    return !is_held(file, [&](const std::string& path) { return root_.reports(path); });
  });
}

/// A PATH that is not on the disk any more is one that the change removed, or that it alone has.
std::string Change::gone_path() const {
  for (const Target& target : root_.targets) {
    std::error_code error;
    if (options_.paths.empty() || std::filesystem::exists(root_.absolute(target.path), error)) continue;
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

/// As the tree has it, without targets.
Root Change::root_of(const FileTree& tree) const {
  Root root = root_;
  root.targets.clear();
  if (!options_.config.empty()) return root;
  root.config = tree.resolve(kConfigName) ? std::optional(root_.absolute(kConfigName)) : std::nullopt;
  return root;
}

Subject Change::subject(const FileTree& tree, State state) const {
  Subject subject{root_of(tree), tree, ChangedPaths()};
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
         std::any_of(fleet.documents.begin(), fleet.documents.end(), declares) || reaches_code(fleet, sources) ||
         std::any_of(files_.begin(), files_.end(), [](const ChangedFile& file) {
           return file.before && front_end_of(file.before->path) != nullptr && (is_moved(file) || removes_kind(file));
         });
}

bool Change::reaches_code(const Fleet& fleet, const Sources& sources) const {
  const auto is_changed = [&](FileId id) { return sources[id].changed.has_value(); };
  bool any_lists = false;
  bool any_changes = false;
  for (const auto& inventory : fleet.inventories) {
    const bool lists = inventory && lists_what_code_asks(*inventory);
    any_lists = any_lists || lists;
    any_changes = any_changes || (lists && is_changed(inventory->file));
  }
  if (!any_lists || any_changes) return any_changes;  // of a store that no inventory lists, nothing is told
  const auto declares = [&](const Document& document) {
    return !document.declares_in_stores.empty() && is_changed(document.file);
  };
  return std::any_of(fleet.documents.begin(), fleet.documents.end(), declares) ||
         std::any_of(files_.begin(), files_.end(), [&](const ChangedFile& file) { return removes_store_secret(file); });
}

bool Change::removes_store_secret(const ChangedFile& file) const {
  if (!file.before || !file.after) {
    const bool may_make =
        file.before && (code::language_of(file.before->path) != nullptr || front_end_of(file.before->path) != nullptr);
    return may_make && makes_store_secret(earlier_->read(file.before->path, true).text);
  }
  return std::any_of(file.removed.begin(), file.removed.end(), makes_store_secret);
}

const std::string& Change::path_now(const std::string& path) const {
  const auto file = std::find_if(files_.begin(), files_.end(), [&](const ChangedFile& each) {
    return each.before && each.after && each.before->path == path;
  });
  return file == files_.end() ? path : file->after->path;
}

}  // namespace keyref
