#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/secret.h"

namespace keyref {

/// Where an inventory lists a secret: in a section, or in a store beside Kubernetes.
struct ListedIn {
  std::optional<Store> store;
  std::string_view service;  ///< the section's; empty: global, or a store

  auto operator<=>(const ListedIn&) const = default;
};

/// A secret, or keys of one, that only one of two inventories lists.
struct DiffEntry {
  std::string secret;
  ListedIn where;
  std::vector<std::string> keys;  ///< that are known, sorted
  bool whole = false;             ///< the secret itself is there on one side only
  std::vector<std::string> namespaces;
};

/// What is said otherwise of a secret that both list.
struct DiffChange {
  std::string secret;
  ListedIn where;         ///< in the second one
  std::string_view what;  ///< a word of inventories, or "section"
  std::string from;
  std::string to;
};

/// By section, the global one first, then store; and name.
struct InventoryDiff {
  std::vector<DiffEntry> added;  ///< what only the second one lists
  std::vector<DiffEntry> removed;
  std::vector<DiffChange> changed;

  bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

/// Dates of rotation are each environment's own and not compared. The inventories must outlive the result.
InventoryDiff diff_inventories(const Inventory& from, const Inventory& to);

}  // namespace keyref
