#include "linter/source/tracked_files.h"

#include <sys/stat.h>

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// Tells which files lie in a folder that is not entered; files come sorted, so that those of one come together.
class FolderFilter {
 public:
  FolderFilter(const std::string& top, FunctionRef<bool(const std::string&)> skip, std::vector<std::string>& ignored)
      : first_(top.empty() ? 0 : top.size() + 1), skip_(skip), ignored_(ignored) {}

  bool is_entered(const std::string& path) {
    if (!closed_.empty() && path.starts_with(closed_)) return false;
    const std::string_view folder = std::string_view(path).substr(0, path.rfind('/') + 1);
    if (folder == before_) return true;
    const std::size_t shared = static_cast<std::size_t>(
        std::mismatch(folder.begin(), folder.end(), before_.begin(), before_.end()).first - folder.begin());
    before_ = folder;
    for (std::size_t slash = path.find('/', first_); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      if (slash >= shared && !enter(folder.substr(0, slash + 1))) return false;
    }
    return true;
  }

 private:
  bool enter(std::string_view folder) {
    entered_ = folder;
    const bool skipped = skip_(entered_);
    if (skipped) ignored_.push_back(entered_);
    if (!skipped && !is_never_entered(name_of(folder.substr(0, folder.size() - 1)))) return true;
    closed_ = folder;
    return false;
  }

  std::size_t first_;
  FunctionRef<bool(const std::string&)> skip_;
  std::vector<std::string>& ignored_;
  std::string before_;   ///< the folder of the last file that is in one
  std::string entered_;  ///< kept for its memory
  std::string closed_;
};

}  // namespace

bool TrackedFile::is_regular() const { return S_ISREG(mode); }
bool TrackedFile::is_link() const { return S_ISLNK(mode); }

TrackedFiles::TrackedFiles(std::vector<TrackedFile> files, const GitBlobs& blobs, std::string work_tree)
    : files_(std::move(files)), blobs_(blobs), work_tree_(std::move(work_tree)) {
  const auto by_path = [](const TrackedFile& a, const TrackedFile& b) { return a.path < b.path; };
  if (!std::is_sorted(files_.begin(), files_.end(), by_path)) std::sort(files_.begin(), files_.end(), by_path);
  for (const TrackedFile& file : files_) {
    if (!file.is_regular() && !file.is_link()) submodules_.push_back(file.path);
  }
}

std::vector<TrackedFile>::const_iterator TrackedFiles::at(std::string_view path) const {
  return std::partition_point(files_.begin(), files_.end(), [&](const TrackedFile& each) { return each.path < path; });
}

bool TrackedFiles::is_folder(const std::string& path) const {
  const auto below = at(path + "/");
  return below != files_.end() && is_below(below->path, path);
}

std::optional<std::string> TrackedFiles::resolve(const std::string& path) const {
  auto real = follow(path);
  return real && (find_exactly(*real) != nullptr || is_folder(*real)) ? real : std::nullopt;
}

std::vector<std::string> TrackedFiles::list(const std::string& folder) const {
  std::vector<std::string> names;
  const auto real = follow(folder);
  if (!real) return names;
  const std::string prefix = real->empty() ? std::string() : *real + "/";
  for (auto file = at(prefix); file != files_.end() && is_below(file->path, *real); ++file) {
    if (file->path.find('/', prefix.size()) == std::string::npos) names.push_back(file->path.substr(prefix.size()));
  }
  return names;
}

const TrackedFile* TrackedFiles::find_exactly(std::string_view path) const {
  const auto file = at(path);
  return file != files_.end() && file->path == path ? &*file : nullptr;
}

const TrackedFile* TrackedFiles::find(const std::string& path) const {
  const auto real = follow(path);
  return real ? find_exactly(*real) : nullptr;
}

/// The path itself or a folder above it, where that is a link: below one git keeps nothing.
const TrackedFile* TrackedFiles::first_link(std::string_view path) const {
  for (; !path.empty(); path = folder_of(path)) {
    if (const TrackedFile* const file = find_exactly(path)) return file->is_link() ? file : nullptr;
  }
  return nullptr;
}

std::optional<std::string> TrackedFiles::follow(const std::string& path) const {
  constexpr int kMostLinks = 40;  // as the kernel has it
  std::string real = path;
  for (int links = 0; links < kMostLinks; ++links) {
    const TrackedFile* const link = first_link(real);
    if (link == nullptr) return real;
    const auto target = blobs_.link_target(link->oid);
    if (!target || target->starts_with('/')) return std::nullopt;
    const auto inside = resolve_path(folder_of(link->path), *target + real.substr(link->path.size()));
    if (!inside) return std::nullopt;
    real = *inside;
  }
  return std::nullopt;
}

bool TrackedFiles::is_elsewhere(const std::string& path) const {
  const auto real = follow(path);
  if (!real) return true;
  const bool in_submodule = std::any_of(submodules_.begin(), submodules_.end(),
                                        [&](const std::string& folder) { return is_at_or_below(*real, folder); });
  return in_submodule || (*real != path && !resolve(*real));
}

ReadResult TrackedFiles::read(const std::string& path, bool text_name) const {
  const TrackedFile* const file = find(path);
  if (file == nullptr) return {ReadResult::Status::missing, {}, "no such file"};
  if (!file->is_regular()) return {ReadResult::Status::special, {}, "is a submodule"};
  if (auto content = content_on_disk(*file)) return decode_file(std::move(*content), text_name);
  return blobs_.read(file->oid, text_name);
}

/// Its name tells that it is, whatever git's settings make of files that it checks out, and takes less than git to
/// start.
std::optional<std::string> TrackedFiles::content_on_disk(const TrackedFile& file) const {
  if (work_tree_.empty()) return std::nullopt;
  auto content = read_bytes(work_tree_ + "/" + file.path);
  return content && file.oid.names(*content) ? content : std::nullopt;
}

bool TrackedFiles::read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const {
  const TrackedFile* const file = find(path);
  return file != nullptr && blobs_.read_in_windows(file->oid, visit);
}

void TrackedFiles::walk(const std::string& folder, FunctionRef<bool(const std::string&)> skip,
                        WalkResult& result) const {
  FolderFilter filter(folder, skip, result.ignored);
  const auto first = at(folder.empty() ? folder : folder + "/");
  const auto end =
      std::partition_point(first, files_.end(), [&](const TrackedFile& each) { return is_below(each.path, folder); });
  result.files.reserve(result.files.size() + static_cast<std::size_t>(end - first));
  for (auto file = first; file != end; ++file) {
    if (!filter.is_entered(file->path)) continue;
    if (skip(file->path)) {
      result.ignored.push_back(file->path);
      continue;
    }
    const TrackedFile* const meant = file->is_link() ? find(file->path) : &*file;
    if (meant != nullptr && meant->is_regular()) result.files.push_back(meant->path);
  }
}

}  // namespace keyref
