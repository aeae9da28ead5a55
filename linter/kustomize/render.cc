#include "linter/kustomize/render.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "linter/base/parallel.h"
#include "linter/join/variants.h"
#include "linter/kubernetes/manifest.h"
#include "linter/kustomize/build.h"
#include "linter/kustomize/strategic_merge.h"

namespace keyref::kustomize {
namespace {

/// How far two resources have come together.
std::size_t shared_way(const Resource& a, const Resource& b) {
  std::size_t shared = 0;
  for (auto i = a.way.rbegin(), j = b.way.rbegin(); i != a.way.rend() && j != b.way.rend() && *i == *j; ++i, ++j)
    ++shared;
  return shared;
}

/// What one group of kustomizations makes.
struct Built {
  std::vector<Document> documents;
  std::vector<Problem> problems;
  std::set<FileId> files;  ///< whose objects are in the documents
};

class GroupRenderer {
 public:
  GroupRenderer(const Graph& graph, const EnvironmentFinder& environments, const FileTree& tree)
      : graph_(graph), environments_(environments), builder_(graph, tree) {}

  Built render(const std::vector<Graph::Root>& roots) {
    for (const Graph::Root& root : roots) read(builder_.build(root.kustomization), root);
    Built built;
    built.documents = merge_renderings(std::move(renderings_));
    for (Document& document : built.documents) {
      document.scope = graph_[roots.front().kustomization].folder + "/kustomization.yaml";
      if (document.environments->empty()) document.environments.reset();
    }
    for (const auto& [file, stream] : builder_.streams()) built.files.insert(file);
    built.problems = builder_.problems();
    return built;
  }

 private:
  void read(const Resources& resources, const Graph::Root& root) {
    by_name_.clear();
    for (const Resource& resource : resources) index(resource);
    std::vector<Rendering> renderings;
    for (const Resource& resource : resources) {
      ManifestFacts facts;
      read_object(resource.file, graph_.sources()[resource.file].text, *resource.object, facts);
      for (Document& document : facts.documents) {
        finish(document, resource);
        EnvironmentSet environments =
            resource.environments.empty() ? environments_.of(document) : resource.environments;
        if (root.only) environments = environments & *root.only;
        rendering_for(environments, renderings).documents.push_back(std::move(document));
      }
    }
    std::move(renderings.begin(), renderings.end(), std::back_inserter(renderings_));
  }

  static Rendering& rendering_for(const EnvironmentSet& environments, std::vector<Rendering>& renderings) {
    const auto at = std::find_if(renderings.begin(), renderings.end(),
                                 [&](const Rendering& each) { return each.environments == environments; });
    return at != renderings.end() ? *at : renderings.emplace_back(Rendering{environments, {}});
  }

  void finish(Document& document, const Resource& resource) const {
    document.deployed_name.value = document.name;
    if (!resource.names.empty()) document.name = shown_name_of(document, resource);
    document.duplicate_keys = resource.duplicates;
    for (ConfigMap& config_map : document.config_maps)
      config_map.keys.known = config_map.keys.known && !resource.open_keys;
    for (Secret& secret : document.declares) {
      secret.shared = true;  // overlays may be alternatives of each other
      if (resource.kind() != "Secret") continue;
      secret.hashed = resource.hashed;
      secret.keys.known = secret.keys.known && !resource.open_keys;
    }
    if (resource.is_patch) {  // of an object that is elsewhere
      std::erase_if(document.invalid_references, [](const auto& each) { return each.incomplete; });
      for (Container& container : document.containers) container.open = true;
    }
    if (!is_builtin(*resource.object) && !builder_.renames_in(resource.kind())) return;
    for (Reference& reference : document.references) rename(reference, resource);
    for (Container& container : document.containers) {
      for (EnvFrom& from : container.env_from) rename(from, resource);
    }
  }

  /// A workload goes by the name that its own file gives it.
  static std::string shown_name_of(const Document& document, const Resource& resource) {
    return document.workload && !document.name.empty() ? resource.names.front() : document.name;
  }

  void index(const Resource& resource) {
    if (resource.is_patch || (resource.kind() != "Secret" && resource.kind() != "ConfigMap")) return;
    for (const std::string& name : resource.names) {
      std::vector<const Resource*>& named = by_name_[{resource.kind(), name}];
      if (named.empty() || named.back() != &resource) named.push_back(&resource);
    }
  }

  /// A reference follows the object of that name which came nearest to it. It may name the object as any of the
  /// kustomizations on the way called it.
  const Resource* nearest(std::string_view kind, const std::string& name, const std::string& name_space,
                          const Resource& from) const {
    const auto named = by_name_.find({kind, name});
    if (named == by_name_.end()) return nullptr;
    const Resource* nearest = nullptr;
    for (const Resource* each : named->second) {
      const bool elsewhere = !each->name_space().empty() && !from.name_space().empty() && name_space.empty() &&
                             each->name_space() != from.name_space();
      if (!elsewhere && (nearest == nullptr || shared_way(*each, from) > shared_way(*nearest, from))) nearest = each;
    }
    return nearest;
  }

  void rename(Reference& reference, const Resource& from) const {
    const Resource* secret = nearest("Secret", reference.secret.value, reference.name_space, from);
    if (secret == nullptr) return;
    reference.secret.written = std::move(reference.secret.value);
    reference.secret.value = secret->name();
    reference.secret.hashed = secret->hashed;
  }

  void rename(EnvFrom& env_from, const Resource& from) const {
    const Resource* config_map = nearest("ConfigMap", env_from.config_map, {}, from);
    if (config_map != nullptr) env_from.config_map = config_map->name();
  }

  const Graph& graph_;
  const EnvironmentFinder& environments_;
  Builder builder_;
  /// Secrets and ConfigMaps, by kind and each name that they had.
  std::map<std::pair<std::string_view, std::string>, std::vector<const Resource*>> by_name_;
  std::vector<Rendering> renderings_;
};

/// The texts of all files that builds may look at.
void read_texts(const FileTree& tree, const Graph& graph, Sources& sources) {
  const auto read = [&](const std::string& path) {
    if (const auto file = graph.file_at(path)) read_text(tree, sources[*file]);
  };
  for (std::size_t i = 0; i < graph.size(); ++i) {
    read_text(tree, sources[graph[i].file]);
    for (const auto* paths : {&graph[i].resources, &graph[i].patches, &graph[i].settings}) {
      std::for_each(paths->begin(), paths->end(), read);
    }
  }
}

}  // namespace

void render_kustomizations(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs) {
  if (fleet.kustomizations.empty()) return;
  const EnvironmentFinder environments(fleet, sources);
  const Graph graph(fleet, sources, environments);
  read_texts(tree, graph, sources);
  const auto groups = graph.groups();
  std::vector<Built> built(groups.size());
  parallel_for(groups.size(), jobs,
               [&](std::size_t i) { built[i] = GroupRenderer(graph, environments, tree).render(groups[i]); });
  std::set<FileId> used;
  for (Built& each : built) used.merge(each.files);
  for (std::size_t i = 0; i < graph.size(); ++i) used.erase(graph[i].file);
  std::erase_if(fleet.documents,
                [&](const Document& document) { return used.contains(document.file) && document.scope.empty(); });
  for (Built& each : built) {
    std::move(each.documents.begin(), each.documents.end(), std::back_inserter(fleet.documents));
    std::move(each.problems.begin(), each.problems.end(), std::back_inserter(fleet.problems));
  }
}

}  // namespace keyref::kustomize
