#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/join/environments.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref::kustomize {

/// For each kustomization, the first of those that it belongs together with: that use each other, or the same files.
std::vector<std::size_t> group_of_each(const std::vector<Kustomization>& kustomizations);

/// The kustomizations of a fleet, and what they say of each other.
class Graph {
 public:
  Graph(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments);

  std::size_t size() const { return kustomizations_.size(); }
  const Kustomization& operator[](std::size_t index) const { return kustomizations_[index]; }
  const Sources& sources() const { return sources_; }
  /// The environments that its own path names; empty for none.
  const EnvironmentSet& said(std::size_t index) const { return said_[index]; }
  std::optional<std::size_t> in_folder(const std::string& folder) const;
  std::optional<FileId> file_at(const std::string& path) const;

  /// What is deployed as it is: kustomizations that no other one uses, and those that name environments that nothing
  /// which uses them is for.
  struct Root {
    std::size_t kustomization = 0;
    std::optional<EnvironmentSet> only;
  };
  /// Groups of kustomizations that belong together, each with its roots, in the order of their paths.
  std::vector<std::vector<Root>> groups() const;

 private:
  std::vector<std::size_t> used_by(std::size_t index) const;

  const std::vector<Kustomization>& kustomizations_;
  const Sources& sources_;
  std::vector<EnvironmentSet> said_;
  std::unordered_map<std::string_view, std::size_t> folders_;
  std::unordered_map<std::string_view, FileId> files_;
};

}  // namespace keyref::kustomize
