#include "linter/kustomize/strategic_merge.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/kubernetes/api_version.h"

namespace keyref::kustomize {
namespace {

struct MergeKey {
  std::string_view list;
  std::string_view key;
};

/// `patchMergeKey` of the API's types; a list that is not here is replaced as a whole.
constexpr std::array<MergeKey, 15> kMergeKeys = {{
    {"containers", "name"},
    {"initContainers", "name"},
    {"ephemeralContainers", "name"},
    {"env", "name"},
    {"volumes", "name"},
    {"volumeMounts", "mountPath"},
    {"volumeDevices", "devicePath"},
    {"imagePullSecrets", "name"},
    {"secrets", "name"},
    {"ports", "containerPort"},
    {"ports", "port"},
    {"hostAliases", "ip"},
    {"topologySpreadConstraints", "topologyKey"},
    {"resourceClaims", "name"},
    {"conditions", "type"},
}};

/// Empty where none of the table's keys stands in the list's first item.
std::string_view merge_key_of(std::string_view list, const Node& items) {
  const Node* first = items.resolved().first;
  for (const MergeKey& each : kMergeKeys) {
    if (each.list == list && first != nullptr && first->find(each.key) != nullptr) return each.key;
  }
  return {};
}

std::string_view directive_of(const Node& node) { return node.text_of("$patch"); }

bool is_directive(const Node& key) { return key.resolved().value.starts_with('$'); }

class Merger {
 public:
  Merger(Trees& trees, bool has_schema) : trees_(trees), has_schema_(has_schema) {}

  /// Null: deleted.
  const Node* merge(const Node& object, const Node& patch) {
    const std::string_view directive = directive_of(patch);
    if (directive == "delete") return nullptr;
    if (directive == "replace" || trees_.is_full()) return without_directives(patch);
    std::vector<Entry> entries = entries_of(object);
    for (const auto& [key, value] : entries_of(patch)) {
      if (is_directive(*key)) continue;
      const auto at = std::find_if(
          entries.begin(), entries.end(),
          [&, word = key->resolved().value](const Entry& each) { return each.first->resolved().value == word; });
      if (at == entries.end()) {
        if (!value->is_null()) entries.emplace_back(key, value);
        continue;
      }
      const Node* merged = merge_values(key->resolved().value, *at->second, *value);
      if (merged == nullptr) {
        entries.erase(at);
      } else {
        *at = {key, merged};
      }
    }
    return trees_.mapping(object.resolved(), entries);
  }

 private:
  const Node* merge_values(std::string_view key, const Node& own, const Node& patch) {
    if (patch.is_null()) return nullptr;
    if (own.is_mapping() && patch.is_mapping()) return merge(own, patch);
    if (has_schema_ && own.is_sequence() && patch.is_sequence()) return merge_lists(key, own, patch);
    return &patch;
  }

  /// What the patch names comes first, in its order, as kustomize has it.
  const Node* merge_lists(std::string_view list, const Node& own, const Node& patch) {
    std::vector<const Node*> changes = items_of(patch);
    const auto replaces = [](const Node* item) {
      return item->find("$patch") != nullptr && item->find("name") == nullptr;
    };
    if (std::any_of(changes.begin(), changes.end(), replaces)) {
      std::erase_if(changes, replaces);
      return trees_.sequence(patch.resolved(), changes);
    }
    const std::string_view key = merge_key_of(list, patch);
    if (key.empty()) return &patch;
    std::vector<const Node*> rest = items_of(own);
    std::vector<const Node*> merged;
    for (const Node* change : changes) {
      const auto at = std::find_if(rest.begin(), rest.end(), [&](const Node* item) {
        return item->find(key) != nullptr && item->text_of(key) == change->text_of(key);
      });
      const bool is_new = at == rest.end();
      if (is_new && directive_of(*change) == "delete") continue;
      const Node* item = is_new ? without_directives(*change) : merge(**at, *change);
      if (!is_new) rest.erase(at);
      if (item != nullptr) merged.push_back(item);
    }
    merged.insert(merged.end(), rest.begin(), rest.end());
    return trees_.sequence(own.resolved(), merged);
  }

  const Node* without_directives(const Node& patch) {
    std::vector<Entry> entries = entries_of(patch);
    const auto kept =
        std::remove_if(entries.begin(), entries.end(), [](const Entry& each) { return is_directive(*each.first); });
    if (!patch.is_mapping() || kept == entries.end()) return &patch;
    entries.erase(kept, entries.end());
    return trees_.mapping(patch.resolved(), entries);
  }

  Trees& trees_;
  bool has_schema_;
};

}  // namespace

bool is_builtin(const Node& object) { return is_builtin_group(group_of(object.text_of("apiVersion"))); }

const Node* strategic_merge(const Node& object, const Node& patch, Trees& trees) {
  const Node* merged = Merger(trees, is_builtin(object)).merge(object, patch);
  // A patch says which object it changes; it does not rename it.
  for (const std::string_view word : {"kind", "apiVersion"}) {
    if (merged == nullptr) return nullptr;
    if (const Node* own = object.find(word)) merged = trees.with(*merged, word, own);
  }
  const Node* metadata = merged->find("metadata");
  const Node* own_metadata = object.find("metadata");
  const Node* name = own_metadata == nullptr ? nullptr : own_metadata->find("name");
  if (name == nullptr || metadata == nullptr || !metadata->is_mapping()) return merged;
  return trees.with(*merged, "metadata", trees.with(*metadata, "name", name));
}

}  // namespace keyref::kustomize
