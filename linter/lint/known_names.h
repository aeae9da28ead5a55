#pragma once

#include <set>
#include <string>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// Secrets that inventories, the tree's declarations or references name, in any environment.
std::set<std::string> known_secrets(const Joined& fleet);

/// Secrets that inventories and the tree's declarations say stores beside Kubernetes have, or that are asked for, in
/// any environment.
std::set<std::string> known_store_secrets(const Joined& fleet);

/// What builds make of a secret's name that files have so: of `db` perhaps `dev-db` and `prod-db`.
std::set<std::string> built_names(const Joined& fleet, const std::string& written);

/// Keys of a secret that inventories, declarations or references name.
std::set<std::string> known_keys(const Joined& fleet, const std::string& secret);

}  // namespace keyref
