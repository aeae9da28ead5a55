#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/graph.h"
#include "linter/kustomize/resource.h"
#include "linter/source/file_tree.h"
#include "linter/syntax/yaml.h"

namespace keyref::kustomize {

/// Does what `kustomize build` does, as far as it can change which secrets are named and declared. One for each group
/// of kustomizations: files are parsed once, and what is built lasts as long as the builder.
class Builder {
 public:
  Builder(const Graph& graph, const FileTree& tree) : graph_(graph), tree_(tree) {}

  Resources build(std::size_t kustomization);
  /// Does kustomize rename what objects of this kind, beside Kubernetes' own, refer to? `configurations` may say so.
  bool renames_in(std::string_view kind) const { return renames_all_ || renamed_kinds_.contains(kind); }
  /// The files that it read.
  const std::map<FileId, YamlStream>& streams() const { return streams_; }
  /// What is wrong with YAML that is written inside of files.
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void run(std::size_t kustomization, const EnvironmentSet& outer, Resources& resources);
  void add_resource(const Kustomization& kustomization, const Node& entry, const EnvironmentSet& environments,
                    Resources& resources);
  void tell_missing(const Node& entry, const std::string& path);
  void add_object(const Node& object, FileId file, const EnvironmentSet& environments, Resources& resources) const;
  void generate_all(const Kustomization& kustomization, const Node& root, const EnvironmentSet& environments,
                    Resources& resources);
  void patch_all(const Kustomization& kustomization, const Node& root, const EnvironmentSet& environments,
                 Resources& resources);
  void apply_patch(const Node& patch, const Node* target, const EnvironmentSet& environments, Resources& resources);
  /// A mapping of one entry.
  const Node* under(std::string_view key, const Node& value);
  void rename_all(const Node& root, Resources& resources);
  void label_all(const Node& root, Resources& resources);
  void read_configurations(const Kustomization& kustomization, const Node& root);

  /// The documents of a file; none where it is not at hand.
  std::vector<const Node*> documents_at(const Kustomization& kustomization, std::string_view path);
  std::vector<const Node*> documents_of(FileId file);
  std::vector<const Node*> documents_in(const Node& scalar);

  const Graph& graph_;
  const FileTree& tree_;
  Trees trees_;
  std::map<FileId, YamlStream> streams_;
  std::map<const Node*, YamlStream> embedded_;
  std::map<const Node*, std::vector<DuplicateKey>> duplicates_;  ///< by document
  std::set<std::size_t> open_;  ///< kustomizations that are being built: one that uses itself is left out
  std::set<std::string, std::less<>> renamed_kinds_;
  bool renames_all_ = false;
  std::vector<Problem> problems_;
  std::size_t runs_ = 0;
};

}  // namespace keyref::kustomize
