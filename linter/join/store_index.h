#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linter/join/computed_names.h"
#include "linter/model/fleet.h"

namespace keyref {

/// The secrets of stores beside Kubernetes, of every environment: those that an inventory lists and those that the tree
/// makes.
class StoreIndex {
 public:
  using Entries = std::map<std::string, std::vector<const Secret*>>;  ///< by name, as the store compares it

  explicit StoreIndex(std::size_t environments) : stores_(environments), providers_(environments) {}

  void list(EnvironmentId environment, Store store) {
    stores_[environment][store].listed = true;
    listed_.insert(store);
  }
  void add(EnvironmentId environment, Store store, const Secret& secret);
  /// Does the environment's inventory list the store? Else nothing of it is known to be absent.
  bool is_listed(EnvironmentId environment, Store store) const;
  bool is_listed_anywhere(Store store) const { return listed_.contains(store); }
  const Entries& entries(EnvironmentId environment, Store store) const;
  std::vector<const Secret*> find(EnvironmentId environment, Store store, const std::string& name) const;
  /// Secrets that the tree makes under names that stay computed.
  ComputedNames& computed(EnvironmentId environment, Store store) { return stores_[environment][store].computed; }
  const ComputedNames& computed(EnvironmentId environment, Store store) const {
    return section(environment, store).computed;
  }
  /// An object of the tree fetches from a store: "SecretStore/aws". None: from one that is not known.
  void add_provider(EnvironmentId environment, const std::string& object, std::optional<Store> store);
  std::optional<Store> provider(EnvironmentId environment, const std::string& object) const;
  /// Keeps a secret whose name a placeholder makes for one environment.
  const Secret& keep(Secret secret) { return expanded_.emplace_back(std::move(secret)); }

 private:
  struct Section {
    bool listed = false;
    Entries entries;
    ComputedNames computed;
  };
  const Section& section(EnvironmentId environment, Store store) const;

  std::vector<std::map<Store, Section>> stores_;
  std::set<Store> listed_;
  std::vector<std::map<std::string, std::optional<Store>>> providers_;
  std::deque<Secret> expanded_;
};

}  // namespace keyref
