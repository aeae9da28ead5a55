#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "linter/source/changed_lines.h"
#include "linter/source/span.h"

namespace keyref {

/// One file of the scan.
struct SourceFile {
  std::string path;  ///< relative to the root, with '/'; absolute where the file lies outside the root; "<stdin>"
  std::string text;  ///< decoded to UTF-8, byte-order mark removed; empty once nothing needs it any more
  bool inside_root = true;
  bool reported = true;           ///< named by the PATHs: its findings are reported and its references counted
  bool has_lone_returns = false;  ///< some lines end at a CR alone, which git does not count
  std::optional<ChangedLines> changed = std::nullopt;  ///< under --staged and --since: what the change wrote of it
};

/// All files of the scan, by FileId. A deque: files are added while others hold views into texts.
class Sources {
 public:
  FileId add(SourceFile file) {
    files_.push_back(std::move(file));
    return static_cast<FileId>(files_.size() - 1);
  }
  SourceFile& operator[](FileId id) { return files_[id]; }
  const SourceFile& operator[](FileId id) const { return files_[id]; }
  FileId size() const { return static_cast<FileId>(files_.size()); }

  std::string_view text(const Place& place) const {
    return std::string_view(files_[place.file].text).substr(place.span.begin, place.span.end - place.span.begin);
  }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace keyref
