#include "linter/configuration/store_update.h"

#include <map>
#include <utility>

namespace keyref {
namespace {

/// The entries of one name, and the name as the store has it.
struct Named {
  std::vector<Secret> listed;
  const std::string* found = nullptr;
};

std::map<std::string, Named> by_name(Store store, const Inventory& inventory, const StoreNames& found) {
  std::map<std::string, Named> names;
  const auto section = inventory.stores.find(store);
  if (section != inventory.stores.end()) {
    for (const Secret& secret : section->second) names[compared_name(store, secret.name)].listed.push_back(secret);
  }
  for (const std::string& name : found.names) names[compared_name(store, name)].found = &name;
  return names;
}

Secret new_secret(const std::string& name) {
  Secret secret;
  secret.name = name;
  secret.keys.known = false;
  return secret;
}

/// None: the entries stay as they are.
std::optional<SecretChange> change_of(Store store, const Named& named, bool whole, std::size_t& not_found) {
  SecretChange change;
  change.store = store;
  change.before = named.listed;
  if (named.listed.empty()) {
    change.name = *named.found;
    change.after.push_back({new_secret(change.name), std::nullopt});
    return change;
  }
  change.name = named.listed.front().name;
  bool changed = false;
  for (std::size_t i = 0; i < named.listed.size(); ++i) {
    Secret after = named.listed[i];
    const bool gone = named.found == nullptr && !after.planned;
    if (gone && !whole) ++not_found;
    changed = changed || (gone && whole) || (named.found != nullptr && after.planned);
    if (gone && whole) continue;
    if (named.found != nullptr) after.planned = false;
    change.after.push_back({std::move(after), i});
  }
  return changed ? std::optional(std::move(change)) : std::nullopt;
}

}  // namespace

void update_stores(const Inventory& inventory, const StoreLists& found, InventoryUpdate& update) {
  for (const auto& [store, list] : found) {
    for (const auto& [compared, named] : by_name(store, inventory, list)) {
      if (auto change = change_of(store, named, list.whole, update.not_found))
        update.changes.push_back(std::move(*change));
    }
  }
}

}  // namespace keyref
