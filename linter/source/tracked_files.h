#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/source/git_blobs.h"
#include "linter/source/object_id.h"
#include "linter/source/read.h"
#include "linter/source/walk.h"

namespace keyref {

/// A file as git keeps it.
struct TrackedFile {
  std::string path;
  unsigned mode = 0;  ///< as stat's: a regular file's, a symbolic link's, or a submodule's
  ObjectId oid;       ///< of its content

  bool is_regular() const;
  bool is_link() const;
};

/// Files whose content git keeps: of the index, or of what was there before a change.
class TrackedFiles {
 public:
  /// `work_tree`: the folder, absolute, in which the paths may lead to a file of the same content; empty for none.
  TrackedFiles(std::vector<TrackedFile> files, const GitBlobs& blobs, std::string work_tree = {});

  /// The path of a file or a folder without links; none where there is nothing.
  std::optional<std::string> resolve(const std::string& path) const;
  /// The names of the files in a folder, sorted.
  std::vector<std::string> list(const std::string& folder) const;
  /// Does git keep its content somewhere else, in a submodule or behind a link that leads out of these files?
  bool is_elsewhere(const std::string& path) const;
  /// Folders that are repositories of their own.
  const std::vector<std::string>& submodules() const { return submodules_; }
  /// As read_file(), but for links inside these files, which are followed.
  ReadResult read(const std::string& path, bool text_name) const;
  bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const;
  /// Adds those below a folder (empty for all), as walk() does.
  void walk(const std::string& folder, FunctionRef<bool(const std::string&)> skip, WalkResult& result) const;

 private:
  std::vector<TrackedFile>::const_iterator at(std::string_view path) const;
  bool is_folder(const std::string& path) const;
  const TrackedFile* find_exactly(std::string_view path) const;
  const TrackedFile* first_link(std::string_view path) const;
  /// The path without links; none where one leads out of the root, or in circles.
  std::optional<std::string> follow(const std::string& path) const;
  /// The file itself, or the one that it links to; null where there is none.
  const TrackedFile* find(const std::string& path) const;
  /// What lies on the disk, where it is the file's content.
  std::optional<std::string> content_on_disk(const TrackedFile& file) const;

  std::vector<TrackedFile> files_;  ///< sorted by path
  std::vector<std::string> submodules_;
  const GitBlobs& blobs_;
  const std::string work_tree_;
};

}  // namespace keyref
