#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/packaging.h"

namespace keyref {

/// Finds the files of a repository that an import means: by a relative path, by a tsconfig's `paths` and `baseUrl`, and
/// by the name of a package of the repository.
class Modules {
 public:
  using Files = std::vector<std::size_t>;  ///< indices into the paths

  /// `paths`: sorted, of all files that may be meant; both outlast this.
  Modules(const Packaging& packaging, const std::vector<std::string_view>& paths);

  /// None: what `from` imports by that name is not of this repository.
  std::optional<Files> resolve(std::string_view from, std::string_view name) const;
  /// Does the name look like the repository's own: in the scope of its packages (`@acme/…`), or an alias (`@/…`)?
  bool is_own_scope(std::string_view name) const;
  /// Of the paths, those below a folder.
  Files below(std::string_view folder) const;

 private:
  struct Mapping {
    std::string base;
    bool has_base = false;
    const PathAliases* paths = nullptr;
    std::string paths_base;
  };

  bool add_file(const std::string& path, Files& files) const;
  bool add_module(const std::string& path, Files& files) const;
  bool add_folder(const std::string& folder, Files& files) const;
  Files package(const Package& package, std::string_view rest) const;
  std::optional<Files> by_alias(std::string_view from, std::string_view name) const;
  std::optional<Files> by_mapping(const Mapping& mapping, std::string_view name) const;
  std::optional<Files> by_package(std::string_view name) const;
  std::optional<Files> by_dots(std::string_view from, std::string_view name) const;
  Mapping mapping_of(const PathAliases& aliases, int depth) const;

  const std::vector<std::string_view>& paths_;
  std::map<std::string_view, const Package*> packages_;                  ///< by name
  std::map<std::string_view, std::vector<const PathAliases*>> aliases_;  ///< by folder
  std::map<std::string_view, const PathAliases*> aliases_by_path_;
};

}  // namespace keyref
