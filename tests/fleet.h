#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref::test {

/// A repository in memory: what the front ends would have found in it.
class World {
 public:
  explicit World(std::initializer_list<std::string_view> environments) {
    for (const std::string_view name : environments) {
      Environment environment;
      environment.name = name;
      fleet.configuration.environments.push_back(std::move(environment));
      fleet.inventories.emplace_back();
    }
    fleet.selected = EnvironmentSet::first(environments.size());
  }

  Environment& environment(std::string_view name) { return fleet.configuration.environments.at(id_of(name)); }

  /// A new document of a new file; the reference lasts until the next one.
  Document& document(std::string path) {
    Document& document = fleet.documents.emplace_back();
    document.file = file(std::move(path));
    return document;
  }
  Document& workload(std::string path, std::string name) {
    Document& added = document(std::move(path));
    added.workload = true;
    added.name = std::move(name);
    return added;
  }

  void kustomization(const std::string& folder, std::vector<std::string> resources) {
    const std::string path = folder.empty() ? "kustomization.yaml" : folder + "/kustomization.yaml";
    fleet.kustomizations.push_back({file(path), folder, std::move(resources), {}, {}});
  }

  /// A secret of an environment's inventory; no section: a global one. Lasts until the next one.
  Secret& secret(std::string_view environment, std::string_view section, std::string name,
                 std::vector<std::string> keys = {}) {
    auto& inventory = fleet.inventories.at(id_of(environment));
    if (!inventory) {
      inventory.emplace();
      inventory->environment = id_of(environment);
    }
    auto at = std::find_if(inventory->sections.begin(), inventory->sections.end(),
                           [&](const Inventory::Section& each) { return each.service == section; });
    if (at == inventory->sections.end()) {
      at = inventory->sections.insert(at, Inventory::Section{std::string(section), {}});
    }
    Secret& secret = at->secrets.emplace_back();
    secret.name = std::move(name);
    std::sort(keys.begin(), keys.end());
    secret.keys.names = std::move(keys);
    return secret;
  }

  EnvironmentId id_of(std::string_view name) const {
    EnvironmentId id = 0;
    while (fleet.configuration.environments.at(id).name != name) ++id;
    return id;
  }
  /// "dev rc", in the order of promotion.
  std::string names_of(const EnvironmentSet& set) const {
    std::string names;
    for (const EnvironmentId id : set.members()) {
      names += (names.empty() ? "" : " ") + fleet.configuration.environments[id].name;
    }
    return names;
  }

  Fleet fleet;
  Sources sources;

 private:
  FileId file(std::string path) {
    SourceFile file;
    file.path = std::move(path);
    return sources.add(std::move(file));
  }
};

}  // namespace keyref::test
