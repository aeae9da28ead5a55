#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Is the word the name or an alias of an environment? Case does not count.
bool names_environment(const Environment& environment, std::string_view word);
/// The environment of this name or alias; none where there is none.
std::optional<EnvironmentId> find_environment(const Configuration& configuration, std::string_view word);

/// Says which environments a document is deployed to (contract, "Environments"): globs, label, path, file name,
/// overlays, else all.
class EnvironmentFinder {
 public:
  EnvironmentFinder(const Fleet& fleet, const Sources& sources);

  EnvironmentSet of(const Document& document) const;
  /// What a file's own path says; empty for nothing.
  EnvironmentSet said_by_path(FileId file) const;
  /// Where a file's documents belong that do not say it themselves.
  EnvironmentSet of_file(FileId file) const { return of(file, {}); }

 private:
  EnvironmentSet of(FileId file, const std::string& label) const;
  EnvironmentSet by_globs(std::string_view path) const;
  EnvironmentSet by_label(const std::string& label) const;
  EnvironmentSet by_folders(std::string_view path) const;
  EnvironmentSet by_stem(std::string_view path) const;
  EnvironmentSet by_path(std::string_view path) const;
  void spread_over_kustomizations();
  EnvironmentSet by_overlays(std::string_view path) const;

  const Fleet& fleet_;
  const Sources& sources_;
  EnvironmentSet all_;
  /// For a folder or a file, the environments of the kustomizations that use it.
  std::unordered_map<std::string, EnvironmentSet> used_by_;
};

}  // namespace keyref
