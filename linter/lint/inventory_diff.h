#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/secret.h"

namespace keyref {

/// A secret, or keys of one, that only one of two inventories lists.
struct DiffEntry {
  std::string secret;
  std::string_view service;       ///< the section's; empty: global
  std::vector<std::string> keys;  ///< that are known, sorted
  bool whole = false;             ///< the secret itself is there on one side only
  std::vector<std::string> namespaces;
};

/// What is said otherwise of a secret that both list.
struct DiffChange {
  std::string secret;
  std::string_view service;  ///< in the second one; empty: global
  std::string_view what;     ///< a word of inventories, or "section"
  std::string from;
  std::string to;
};

/// By section, the global one first, and name.
struct InventoryDiff {
  std::vector<DiffEntry> added;  ///< what only the second one lists
  std::vector<DiffEntry> removed;
  std::vector<DiffChange> changed;

  bool empty() const { return added.empty() && removed.empty() && changed.empty(); }
};

/// Dates of rotation are each environment's own and not compared. The inventories must outlive the result.
InventoryDiff diff_inventories(const Inventory& from, const Inventory& to);

}  // namespace keyref
