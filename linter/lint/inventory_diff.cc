#include "linter/lint/inventory_diff.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "linter/base/text.h"
#include "linter/model/names.h"
#include "linter/model/store_names.h"

namespace keyref {
namespace {

struct Listed {
  const Secret* secret;
  ListedIn where;
};

/// The entries of one name on both sides, as long as they have not found each other.
struct Sides {
  std::vector<Listed> from;
  std::vector<Listed> to;
};

/// A store's secrets and Kubernetes' are never one.
using Name = std::pair<std::optional<Store>, std::string>;

std::map<Name, Sides> by_name(const Inventory& from, const Inventory& to) {
  std::map<Name, Sides> names;
  const auto add = [&](const Inventory& inventory, std::vector<Listed> Sides::*side) {
    for (const Inventory::Section& section : inventory.sections) {
      for (const Secret& secret : section.secrets)
        (names[{std::nullopt, secret.name}].*side).push_back({&secret, {std::nullopt, section.service}});
    }
    for (const auto& [store, secrets] : inventory.stores) {
      for (const Secret& secret : secrets)
        (names[{store, compared_name(store, secret.name)}].*side).push_back({&secret, {store, {}}});
    }
  };
  add(from, &Sides::from);
  add(to, &Sides::to);
  return names;
}

std::string join_words(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return enumerate(words);
}

class Comparison {
 public:
  InventoryDiff run(const Inventory& from, const Inventory& to) {
    for (auto& [name, sides] : by_name(from, to)) match(sides);
    const auto by_section = [](const auto& a, const auto& b) {
      return std::tie(a.where, a.secret) < std::tie(b.where, b.secret);
    };
    std::stable_sort(diff_.added.begin(), diff_.added.end(), by_section);
    std::stable_sort(diff_.removed.begin(), diff_.removed.end(), by_section);
    std::stable_sort(diff_.changed.begin(), diff_.changed.end(), by_section);
    return std::move(diff_);
  }

 private:
  /// Environments may name their namespaces each in its own way, and a section may have another name: so the nearest
  /// are compared first, and at last what is left.
  void match(Sides& sides) {
    match_if(sides, [](const Listed& a, const Listed& b) {
      return a.where == b.where && a.secret->namespaces == b.secret->namespaces;
    });
    match_if(sides, [](const Listed& a, const Listed& b) { return a.where == b.where; });
    match_if(sides, [](const Listed&, const Listed&) { return true; });
    for (const Listed& each : sides.from) diff_.removed.push_back(whole(each));
    for (const Listed& each : sides.to) diff_.added.push_back(whole(each));
  }

  template <typename AreAlike>
  void match_if(Sides& sides, AreAlike are_alike) {
    std::erase_if(sides.from, [&](const Listed& from) {
      const auto to =
          std::find_if(sides.to.begin(), sides.to.end(), [&](const Listed& each) { return are_alike(from, each); });
      if (to == sides.to.end()) return false;
      compare(from, *to);
      sides.to.erase(to);
      return true;
    });
  }

  static DiffEntry whole(const Listed& listed) {
    return {listed.secret->name, listed.where, listed.secret->keys.names, true, listed.secret->namespaces};
  }

  void compare(const Listed& from, const Listed& to) {
    const Secret& a = *from.secret;
    const Secret& b = *to.secret;
    const auto change = [&](std::string_view what, std::string before, std::string after) {
      if (before != after) diff_.changed.push_back({b.name, to.where, what, std::move(before), std::move(after)});
    };
    change("section", scope_word(from.where.service), scope_word(to.where.service));
    // What one side does not say is no difference.
    if (!a.namespaces.empty() && !b.namespaces.empty())
      change("namespace", join_words(a.namespaces), join_words(b.namespaces));
    if (!a.type.empty() && !b.type.empty()) change("type", a.type, b.type);
    change("planned", a.planned ? "true" : "false", b.planned ? "true" : "false");
    if (a.keys.known != b.keys.known)
      return change("keys", a.keys.known ? join_words(a.keys.names) : "unknown",
                    b.keys.known ? join_words(b.keys.names) : "unknown");
    add_keys(a, b, to.where, diff_.removed);
    add_keys(b, a, to.where, diff_.added);
  }

  /// The keys that `has` has and `lacks` lacks.
  static void add_keys(const Secret& has, const Secret& lacks, const ListedIn& where, std::vector<DiffEntry>& entries) {
    std::vector<std::string> keys;
    std::set_difference(has.keys.names.begin(), has.keys.names.end(), lacks.keys.names.begin(), lacks.keys.names.end(),
                        std::back_inserter(keys));
    if (!keys.empty()) entries.push_back({has.name, where, std::move(keys), false, {}});
  }

  InventoryDiff diff_;
};

}  // namespace

InventoryDiff diff_inventories(const Inventory& from, const Inventory& to) { return Comparison().run(from, to); }

}  // namespace keyref
