#include "linter/configuration/inventory_update.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "linter/configuration/store_update.h"

namespace keyref {
namespace {

using Entry = SecretChange::Entry;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Keys merged(const Keys& listed, const Keys& found) {
  if (!found.known && !listed.known) return listed;
  Keys keys{listed.known || found.known, {}, {}};
  if (found.known) {
    std::set_intersection(found.maybe.begin(), found.maybe.end(), listed.names.begin(), listed.names.end(),
                          std::back_inserter(keys.names));
  } else {
    keys.names = listed.names;
  }
  std::vector<std::string> all;
  std::set_union(keys.names.begin(), keys.names.end(), found.names.begin(), found.names.end(), std::back_inserter(all));
  keys.names = std::move(all);
  return keys;
}

/// An entry once the secret has been found.
Secret merged(const Secret& listed, const Secret& found) {
  Secret secret = listed;
  if (found.planned && !listed.planned) return secret;
  secret.planned = found.planned;
  secret.keys = merged(listed.keys, found.keys);
  if (!listed.type.empty() && !found.type.empty()) secret.type = found.type;
  return secret;
}

/// As an entry of its own says it: `Opaque` goes without saying, and `keys: unknown` leaves no room for those that are
/// known.
Secret as_listed(const Secret& found) {
  Secret secret = found;
  secret.keys.maybe.clear();
  if (!secret.keys.known) secret.keys.names.clear();
  if (secret.type == "Opaque") secret.type.clear();
  return secret;
}

class Updater {
 public:
  Updater(const Inventory& inventory, const FoundSecrets& found) : found_(found) {
    for (const Inventory::Section& section : inventory.sections) {
      for (const Secret& secret : section.secrets)
        groups_[{section.service, secret.name}].items.push_back({&secret, {}});
    }
    for (auto& [where, group] : groups_) {
      for (Item& item : group.items) by_name_[where.second].push_back(&item);
    }
  }

  InventoryUpdate run() {
    if (found_.fate) {
      for (const FoundSecret& each : found_.secrets) attach(each);
      for (const auto& [where, group] : groups_) update(where, group);
    }
    return std::move(update_);
  }

 private:
  using Where = std::pair<std::string, std::string>;  ///< section and name

  struct Item {
    const Secret* listed;
    std::vector<const Secret*> found;
  };

  struct Group {
    std::vector<Item> items;
    std::vector<const Secret*> unlisted;  ///< found, and to be listed here
  };

  /// An entry of the namespace counts before one that names none.
  void attach(const FoundSecret& each) {
    std::vector<Item*> of_namespace;
    std::vector<Item*> of_any;
    const auto listed_ones = by_name_.find(each.secret.name);
    if (listed_ones != by_name_.end()) {
      for (Item* item : listed_ones->second) {
        const std::vector<std::string>& listed = item->listed->namespaces;
        if (listed.empty() || each.secret.namespaces.empty()) {
          of_any.push_back(item);
        } else if (contains(listed, each.secret.namespaces.front())) {
          of_namespace.push_back(item);
        }
      }
    }
    const std::vector<Item*>& items = of_namespace.empty() ? of_any : of_namespace;
    for (Item* item : items) item->found.push_back(&each.secret);
    if (items.empty()) groups_[{each.section, each.secret.name}].unlisted.push_back(&each.secret);
  }

  void update(const Where& where, const Group& group) {
    SecretChange change{where.first, where.second, {}, {}, {}};
    bool changed = !group.unlisted.empty();
    for (std::size_t i = 0; i < group.items.size(); ++i) {
      const Secret& listed = *group.items[i].listed;
      change.before.push_back(listed);
      std::vector<Secret> parts = parts_of(group.items[i]);
      const bool same =
          parts.size() == 1 && parts.front().namespaces == listed.namespaces && says_the_same(parts.front(), listed);
      changed = changed || !same;
      std::optional<std::size_t> from = i;  // of the first part
      for (Secret& part : parts) change.after.push_back({std::move(part), std::exchange(from, std::nullopt)});
    }
    for (const Secret* secret : group.unlisted) add(as_listed(*secret), change.after);
    if (changed) update_.changes.push_back(std::move(change));
  }

  /// What becomes of an entry: one for all namespaces that say the same.
  std::vector<Secret> parts_of(const Item& item) {
    const Secret& listed = *item.listed;
    if (item.found.empty() && (listed.planned || listed.namespaces.empty())) {
      if (!listed.planned && is_gone(listed, {})) return {};
      return {listed};
    }
    std::vector<Entry> parts;
    if (listed.namespaces.empty()) {
      for (const Secret* found : item.found) {
        Secret part = merged(listed, *found);
        part.namespaces = found->namespaces;
        add(std::move(part), parts);
      }
      if (parts.size() == 1) parts.front().secret.namespaces.clear();  // as it was, of any
    } else {
      for (const std::string& name_space : listed.namespaces) {
        const auto found = std::find_if(item.found.begin(), item.found.end(), [&](const Secret* each) {
          return each->namespaces.empty() || each->namespaces.front() == name_space;
        });
        if (found == item.found.end() && !listed.planned && is_gone(listed, name_space)) continue;
        Secret part = found == item.found.end() ? listed : merged(listed, **found);
        part.namespaces = {name_space};
        add(std::move(part), parts);
      }
    }
    std::vector<Secret> secrets;
    secrets.reserve(parts.size());
    for (Entry& part : parts) secrets.push_back(std::move(part.secret));
    return secrets;
  }

  bool is_gone(const Secret& listed, std::string_view name_space) {
    const Fate fate = found_.fate(listed.name, name_space);
    if (fate == Fate::not_said) ++update_.not_found;
    return fate == Fate::gone;
  }

  /// To the entry that says the same in other namespaces, or as one of its own.
  static void add(Secret secret, std::vector<Entry>& entries) {
    for (Entry& entry : entries) {
      if (!says_the_same(entry.secret, secret) || entry.secret.namespaces.empty() || secret.namespaces.empty())
        continue;
      entry.secret.namespaces.push_back(secret.namespaces.front());
      return;
    }
    entries.push_back({std::move(secret), std::nullopt});
  }

  const FoundSecrets& found_;
  std::map<Where, Group> groups_;
  std::unordered_map<std::string, std::vector<Item*>> by_name_;
  InventoryUpdate update_;
};

}  // namespace

InventoryUpdate update_inventory(const Inventory& inventory, const FoundSecrets& found) {
  InventoryUpdate update = Updater(inventory, found).run();
  update_stores(inventory, found.stores, update);
  return update;
}

bool says_the_same(const Secret& a, const Secret& b) {
  const auto text_of = [](const std::optional<Text>& text) { return text ? text->value : std::string(); };
  return a.type == b.type && a.keys.known == b.keys.known && a.keys.names == b.keys.names && a.planned == b.planned &&
         text_of(a.rotated) == text_of(b.rotated) && a.rotate_every == b.rotate_every;
}

}  // namespace keyref
