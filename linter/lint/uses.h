#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/join/joined.h"

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

/// A place of a manifest that holds on to a secret, and the code that takes it from there.
struct SecretUse {
  Place place;
  ReferenceKind kind = ReferenceKind::other;
  std::string service;  ///< empty: does not apply, as in the next four
  std::string workload;
  std::string container;
  std::string variable;
  std::string key;
  EnvironmentSet environments;
  std::vector<CodeUse> code;
};

/// Everything that holds on to the secret in the selected environments, in the order of paths and places. What takes
/// all keys of a secret uses each of them.
std::vector<SecretUse> uses_of(const Joined& fleet, const SecretKey& wanted);

/// Places whose name or key stays computed, and may become this one; in the order of paths and places.
std::vector<Place> possible_uses_of(const Joined& fleet, const SecretKey& wanted);

}  // namespace keyref
