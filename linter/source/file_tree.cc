#include "linter/source/file_tree.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "linter/source/real_path.h"

namespace keyref {

std::string WorkTree::absolute(const std::string& path) const {
  if (path.starts_with('/')) return path;
  return path.empty() ? root_ : (root_ == "/" ? "" : root_) + "/" + path;
}

ReadResult WorkTree::read(const std::string& path, bool text_name) const {
  return read_file(absolute(path), text_name);
}

bool WorkTree::read_in_windows(const std::string& path, FunctionRef<void(const TextWindow&)> visit) const {
  return keyref::read_in_windows(absolute(path), visit);
}

std::optional<std::string> WorkTree::resolve(const std::string& path) const {
  const auto real = real_path(absolute(path));
  const std::string prefix = root_ == "/" ? root_ : root_ + "/";
  return real && real->starts_with(prefix) ? real->substr(prefix.size()) : real;
}

std::vector<std::string> WorkTree::list(const std::string& folder) const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(absolute(folder), error))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

WalkResult WorkTree::walk(const std::string& folder, const WalkOptions& options) const {
  return keyref::walk(root_, folder, options);
}

void read_text(const FileTree& tree, SourceFile& file) {
  if (file.text.empty()) file.text = tree.read(file.path, true).text;
}

}  // namespace keyref
