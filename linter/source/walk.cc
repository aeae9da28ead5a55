#include "linter/source/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include "linter/base/text.h"
#include "linter/source/descriptor.h"
#include "linter/source/git.h"
#include "linter/source/real_path.h"

namespace keyref {
namespace {

struct Entry {
  std::string name;
  mode_t mode = 0;  ///< only its type
};

/// The file a link leads to, as a path relative to the root; none where it leads out, into a folder that is never
/// entered, or nowhere.
std::optional<std::string> link_target(const std::string& root, const std::string& link) {
  const auto resolved = real_path(link);
  if (!resolved) return std::nullopt;
  const std::string_view target(*resolved);
  const std::size_t prefix = root == "/" ? 1 : root.size() + 1;
  if (target.size() <= prefix || !target.starts_with(root) || target[prefix - 1] != '/') return std::nullopt;
  const std::string_view inside = target.substr(prefix);
  const auto segments = split(inside, '/');
  if (std::any_of(segments.begin(), segments.end(), is_never_entered)) return std::nullopt;
  return std::string(inside);
}

class Walker {
 public:
  Walker(const std::string& root, const std::string& folder, const WalkOptions& options)
      : root_(root), options_(options) {
    if (!options.use_gitignore) return;
    for (const std::string& path : git_ignored(absolute(folder))) {
      if (path != "./")
        hidden_.push_back(prefix_of(folder) + path);  // "./" is the folder itself, which the caller wants
    }
  }

  WalkResult run(const std::string& folder) {
    visit(folder);
    sort_once(result_);
    return std::move(result_);
  }

 private:
  static std::string prefix_of(const std::string& folder) { return folder.empty() ? std::string() : folder + "/"; }

  std::string absolute(const std::string& path) const {
    return path.empty() ? root_ : (root_ == "/" ? "" : root_) + "/" + path;
  }

  void visit(const std::string& folder) {
    std::vector<Entry> entries;
    if (!list(folder, entries)) {
      result_.special.push_back({prefix_of(folder), "cannot be listed: " + to_lower(std::strerror(errno))});
      return;
    }
    for (const Entry& entry : entries) {
      std::string path = prefix_of(folder) + entry.name;
      if (S_ISDIR(entry.mode)) {
        if (!is_never_entered(entry.name) && !is_hidden(path + "/")) visit(path);
      } else if (!is_hidden(path)) {
        add(std::move(path), entry.mode);
      }
    }
  }

  bool list(const std::string& folder, std::vector<Entry>& entries) const {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(absolute(folder).c_str()), &::closedir);
    if (stream == nullptr) return false;
    while (const dirent* entry = ::readdir(stream.get())) {
      const std::string_view name(entry->d_name);
      if (name == "." || name == "..") continue;
      mode_t mode = DTTOIF(entry->d_type);
      if (entry->d_type == DT_UNKNOWN) {  // some file systems do not say
        struct stat status {};
        if (::fstatat(::dirfd(stream.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        mode = status.st_mode & S_IFMT;
      }
      entries.push_back({std::string(name), mode});
    }
    return true;
  }

  bool is_hidden(const std::string& path) {
    const bool hidden = std::binary_search(hidden_.begin(), hidden_.end(), path) || options_.skip(path);
    if (hidden) result_.ignored.push_back(path);
    return hidden;
  }

  void add(std::string path, mode_t mode) {
    if (S_ISLNK(mode)) return add_link(path);
    if (S_ISREG(mode)) {
      result_.files.push_back(std::move(path));
    } else {
      result_.special.push_back({std::move(path), std::string(special_kind(mode))});
    }
  }

  void add_link(const std::string& path) {
    const auto target = link_target(root_, absolute(path));
    struct stat status {};
    if (!target || ::lstat(absolute(*target).c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return;
    add(*target, status.st_mode & S_IFMT);
  }

  const std::string& root_;
  const WalkOptions& options_;
  std::vector<std::string> hidden_;  ///< relative to the root, sorted
  WalkResult result_;
};

}  // namespace

void sort_once(WalkResult& result) {
  auto& files = result.files;
  if (!std::is_sorted(files.begin(), files.end())) std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  auto& special = result.special;
  const auto by_path = [](const SpecialFile& a, const SpecialFile& b) { return a.path < b.path; };
  const auto same = [](const SpecialFile& a, const SpecialFile& b) { return a.path == b.path; };
  std::sort(special.begin(), special.end(), by_path);
  special.erase(std::unique(special.begin(), special.end(), same), special.end());
}

bool is_never_entered(std::string_view name) { return name == ".git" || name == "node_modules"; }

WalkResult walk(const std::string& root, const std::string& folder, const WalkOptions& options) {
  return Walker(root, folder, options).run(folder);
}

}  // namespace keyref
