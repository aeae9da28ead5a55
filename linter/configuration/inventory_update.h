#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/secret.h"
#include "linter/model/store_names.h"

namespace keyref {

/// A secret that was found to exist, in one namespace or in none that is said.
struct FoundSecret {
  Secret secret;
  std::string section;  ///< where it is listed, if nothing lists it yet; empty: global
};

/// What is known of a secret that was not found.
enum class Fate { gone, still_there, not_said };

/// What was found of an environment's secrets.
struct FoundSecrets {
  std::vector<FoundSecret> secrets;  ///< one for each name and namespace, in that order
  /// Of one namespace, or of all where that is empty. None: nothing was asked but other stores.
  std::function<Fate(const std::string& name, std::string_view name_space)> fate;
  StoreLists stores;  ///< what other stores have
};

/// The entries of one name, in one section or one store, that become others. None before: it is new; none after: it is
/// gone.
struct SecretChange {
  struct Entry {
    Secret secret;
    std::optional<std::size_t> from;  ///< which of those before it was; none: it is new
  };

  std::string section;
  std::string name;
  std::vector<Secret> before;
  std::vector<Entry> after;
  std::optional<Store> store;  ///< that lists them, in place of a section
};

struct InventoryUpdate {
  std::vector<SecretChange> changes;  ///< by section, the global one first, and name; then by store and name
  std::size_t not_found = 0;          ///< entries that stay, as nothing says that they are gone
};

/// What an inventory has to say otherwise. An entry keeps what people say of it: `rotated`, `rotate_every`, that its
/// namespace does not matter; and `planned`, until it is found.
InventoryUpdate update_inventory(const Inventory& inventory, const FoundSecrets& found);

/// Do two entries say the same, but for their names and namespaces?
bool says_the_same(const Secret& a, const Secret& b);

}  // namespace keyref
