#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/helm/value.h"
#include "linter/kubernetes/release.h"
#include "linter/syntax/yaml.h"

namespace keyref::helm {

/// How a chart is deployed to some environments.
struct Deployment {
  EnvironmentSet environments;
  bool own_values = true;                                            ///< the chart's values.yaml lies below the files
  std::vector<FileId> files;                                         ///< each over the one before
  std::vector<const Node*> values;                                   ///< mappings, over the files
  std::vector<std::pair<std::string_view, const Node*>> parameters;  ///< over all: paths in the values
  std::string_view name;                                             ///< of the release; empty: not known
  std::string_view name_space;                                       ///< likewise
};

/// The deployments of charts: those that objects of the tree say; and where none does, one for each group of
/// environments that have the same values files by the way they are laid out.
class Deployments {
 public:
  Deployments(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments,
              const std::vector<Chart>& charts);

  const std::vector<Deployment>& of(std::size_t chart) const { return by_chart_[chart]; }
  /// Does an object of the tree deploy it?
  bool is_released(std::size_t chart) const { return released_[chart] != 0; }

 private:
  void read_file(FileId file);
  void add(const Release& release, FileId file);
  void add_for(const EnvironmentSet& environments, const Release& release, std::vector<FileId> files,
               std::size_t chart);
  void add_values(const Node& node, Deployment& deployment);
  std::optional<FileId> find_file(const Release& release, std::string_view folder, std::string_view path) const;
  std::optional<std::vector<FileId>> files_for(const Release& release, std::string_view folder,
                                               const Environment* environment) const;
  void add_by_layout(std::size_t index);

  const Fleet& fleet_;
  const Sources& sources_;
  const EnvironmentFinder& environments_;
  const std::vector<Chart>& charts_;
  std::unordered_map<std::string_view, FileId> files_;
  std::unordered_map<std::string_view, std::size_t> by_folder_;
  std::deque<YamlStream> streams_;
  std::vector<std::vector<Deployment>> by_chart_;
  std::vector<char> released_;
};

/// Values with what a parameter sets: `image.tag`, with `\.` for a dot of a key. One of a list's items stays as it is.
const Value* with_parameter(const Value& given, std::string_view path, const Node& value, Values& values);

}  // namespace keyref::helm
