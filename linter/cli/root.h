#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/result.h"

namespace keyref {

inline constexpr const char* kConfigName = "keyref.yaml";

/// A PATH of the command line.
struct Target {
  std::string path;  ///< relative to the root, without '/' at its end; empty for the root itself
  bool folder = false;

  bool holds(std::string_view file) const;
};

/// What a scan is about: paths in reports are relative to its folder.
struct Root {
  std::string folder;                 ///< absolute, without symbolic links
  std::string start;                  ///< likewise: the folder that holds all PATHs
  std::optional<std::string> config;  ///< absolute path of keyref.yaml
  std::vector<Target> targets;
  bool standard_input = false;
  bool is_repository = true;  ///< found by keyref.yaml or git; else the PATHs are all that there is

  bool is_whole() const { return !is_repository || (targets.size() == 1 && targets.front().path.empty()); }
  bool reports(std::string_view file) const;
  std::string absolute(std::string_view path) const;
  /// `path` as reports show it: relative where it lies inside the root.
  std::string shown(const std::string& absolute_path) const;
};

/// May a PATH be one that is not on the disk (any more)?
enum class GonePaths { refused, accepted };

/// Finds the root of the PATHs: the nearest folder upwards that holds keyref.yaml, else the git work tree's top, else
/// the nearest folder upwards that holds `inventory/`, else the PATH itself. No PATH: the current folder. `config`:
/// used in place of the keyref.yaml found; may be empty. An error where a PATH or the config is not there.
Result<Root> find_root(const std::vector<std::string>& paths, const std::string& config,
                       GonePaths gone = GonePaths::refused);

}  // namespace keyref
