#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace keyref {

/// A secret as an inventory that is written down lists it.
struct InventoryEntry {
  std::string type;        ///< empty: not said
  bool keys_known = true;  ///< false: `keys: unknown`
  std::set<std::string> keys;
};

/// Secrets by name, in sections by service; the section without a name is the global one.
using InventorySections = std::map<std::string, std::map<std::string, InventoryEntry>>;

/// The text of inventory/ENV.yaml.
std::string write_inventory(const std::string& environment, const std::string& comment,
                            const InventorySections& sections);
/// The text of a keyref.yaml with comments, environments in the order of promotion.
std::string write_configuration(const std::vector<std::string>& environments);

}  // namespace keyref
