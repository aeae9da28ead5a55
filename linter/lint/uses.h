#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/code_uses.h"
#include "linter/lint/pickup.h"

namespace keyref {

/// A secret, or one key of it.
struct SecretKey {
  std::string secret;
  std::optional<std::string> key;

  std::string word() const { return key ? secret + '/' + *key : secret; }
};

/// An object that runs containers, as the cluster knows it.
struct Workload {
  std::string kind;
  std::string name;        ///< may hold a placeholder
  std::string name_space;  ///< empty: not said, or not known
  EnvironmentSet environments;
};

/// How a place asks a store beside Kubernetes.
struct AskedStore {
  std::optional<Store> store;  ///< none: which one, is not known here
  std::string secret;          ///< as it is called there
  std::string makes;           ///< the Secret of Kubernetes that a controller makes of it; empty: none, or not known
  bool by_code = false;

  bool operator==(const AskedStore&) const = default;
};

/// A place of a manifest that holds on to a secret, and the code that takes it from there; or one that asks a store.
struct SecretUse {
  Place place;
  ReferenceKind kind = ReferenceKind::other;
  std::optional<AskedStore> asked;  ///< none: it is Kubernetes'
  std::string service;              ///< empty: does not apply, as in the next four
  std::string workload;
  std::string container;
  std::string variable;
  std::string key;
  Pickup pickup = Pickup::unknown;
  EnvironmentSet environments;      ///< empty where there are none
  std::vector<Workload> workloads;  ///< those that make it, one for each name that a build gives it
  std::vector<CodeUse> code;
};

/// Everything that holds on to the secret in the selected environments, in the order of paths and places. What takes
/// all keys of a secret uses each of them. `entry`: of several secrets of that name, only this one of an inventory.
std::vector<SecretUse> uses_of(const Joined& fleet, const SecretKey& wanted, const Secret* entry = nullptr);

/// Everything that asks a store beside Kubernetes for the secret of this name, or for the key of one: `payments/db` and
/// `payments/db/USER`. In that order, too.
std::vector<SecretUse> store_uses_of(const Joined& fleet, const std::string& wanted);

/// The workloads that have to be restarted so that the uses get a new value, each once.
std::vector<Workload> restarts_of(const std::vector<SecretUse>& uses);

/// Places whose name or key stays computed, and may become this one; in the order of paths and places.
std::vector<Place> possible_uses_of(const Joined& fleet, const SecretKey& wanted);

template <typename Use>
void sort_by_place(std::vector<Use>& uses, const Sources& sources) {
  const auto place_of = [&](const Use& use) { return std::tie(sources[use.place.file].path, use.place.span.begin); };
  std::stable_sort(uses.begin(), uses.end(), [&](const Use& a, const Use& b) { return place_of(a) < place_of(b); });
}

}  // namespace keyref
