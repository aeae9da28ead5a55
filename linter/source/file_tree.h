#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/source/read.h"
#include "linter/source/walk.h"

namespace keyref {

/// The files of a scan: what lies on the disk, in git's index, or lay there before a change. Paths are relative to the
/// root; absolute ones lie outside of it, and are read from the disk whatever the tree is. May be used by several
/// threads.
class FileTree {
 public:
  FileTree() = default;
  FileTree(const FileTree&) = delete;
  FileTree& operator=(const FileTree&) = delete;
  virtual ~FileTree() = default;

  /// As read_file().
  virtual ReadResult read(const std::string& path, bool text_name) const = 0;
  /// As keyref::read_in_windows().
  virtual bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const = 0;
  /// The path of a file or folder without symbolic links; none where there is nothing.
  virtual std::optional<std::string> resolve(const std::string& path) const = 0;
  /// The names of the files in a folder, on the disk of its folders too, sorted; empty where there is no such folder.
  virtual std::vector<std::string> list(const std::string& folder) const = 0;
  /// As keyref::walk().
  virtual WalkResult walk(const std::string& folder, const WalkOptions& options) const = 0;
  /// False: git ignores nothing of it, and a walk need not ask.
  virtual bool may_hold_ignored() const { return true; }
};

/// What lies on the disk.
class WorkTree : public FileTree {
 public:
  /// `root`: an absolute path without symbolic links.
  explicit WorkTree(std::string root) : root_(std::move(root)) {}

  ReadResult read(const std::string& path, bool text_name) const override;
  bool read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const override;
  std::optional<std::string> resolve(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;
  WalkResult walk(const std::string& folder, const WalkOptions& options) const override;

 private:
  std::string absolute(const std::string& path) const;

  std::string root_;
};

/// Reads the text of a file of the scan, unless it is at hand.
void read_text(const FileTree& tree, SourceFile& file);

}  // namespace keyref
