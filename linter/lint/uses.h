#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/pickup.h"

namespace keyref {

/// A secret, or one key of it.
struct SecretKey {
  std::string secret;
  std::optional<std::string> key;
};

/// A place of code that reads a variable which holds a secret's key.
struct CodeUse {
  Place place;
  std::string variable;
  std::string key;
  EnvironmentSet environments;  ///< empty where there are none, as in SecretUse
};

/// An object that runs containers, as the cluster knows it.
struct Workload {
  std::string kind;
  std::string name;        ///< may hold a placeholder
  std::string name_space;  ///< empty: not said, or not known
  EnvironmentSet environments;
};

/// A place of a manifest that holds on to a secret, and the code that takes it from there.
struct SecretUse {
  Place place;
  ReferenceKind kind = ReferenceKind::other;
  std::string service;  ///< empty: does not apply, as in the next four
  std::string workload;
  std::string container;
  std::string variable;
  std::string key;
  Pickup pickup = Pickup::unknown;
  EnvironmentSet environments;
  std::vector<Workload> workloads;  ///< those that make it, one for each name that a build gives it
  std::vector<CodeUse> code;
};

/// Everything that holds on to the secret in the selected environments, in the order of paths and places. What takes
/// all keys of a secret uses each of them. `entry`: of several secrets of that name, only this one of an inventory.
std::vector<SecretUse> uses_of(const Joined& fleet, const SecretKey& wanted, const Secret* entry = nullptr);

/// The workloads that have to be restarted so that the uses get a new value, each once.
std::vector<Workload> restarts_of(const std::vector<SecretUse>& uses);

/// Places whose name or key stays computed, and may become this one; in the order of paths and places.
std::vector<Place> possible_uses_of(const Joined& fleet, const SecretKey& wanted);

}  // namespace keyref
