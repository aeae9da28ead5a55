#include "linter/kustomize/trees.h"

#include <algorithm>

namespace keyref::kustomize {

std::vector<Entry> entries_of(const Node& mapping) {
  std::vector<Entry> entries;
  mapping.for_each_entry([&](const Node& key, const Node& value) { entries.emplace_back(&key, &value); });
  return entries;
}

std::vector<const Node*> items_of(const Node& sequence) {
  std::vector<const Node*> items;
  sequence.for_each_item([&](const Node& item) { items.push_back(&item); });
  return items;
}

const Node* Trees::sequence(const Node& like, const std::vector<const Node*>& items) {
  std::vector<Node*> children;
  children.reserve(items.size());
  for (const Node* item : items) children.push_back(&nodes_.copy(*item));
  return &nodes_.sequence(like.place(), children);
}

const Node* Trees::mapping(const Node& like, const std::vector<Entry>& entries) {
  std::vector<Node*> children;
  children.reserve(2 * entries.size());
  for (const auto& [key, value] : entries) children.insert(children.end(), {&nodes_.copy(*key), &nodes_.copy(*value)});
  return &nodes_.mapping(like.place(), children);
}

const Node* Trees::with(const Node& mapping, const Node& key, const Node* value) {
  std::vector<Entry> entries = entries_of(mapping);
  const auto same = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.first->resolved().value == key.resolved().value;
  });
  if (same == entries.end()) {
    entries.emplace_back(&key, value);
  } else {
    same->second = value;
  }
  return this->mapping(mapping.resolved(), entries);
}

const Node* Trees::with(const Node& mapping, std::string_view key, const Node* value) {
  return with(mapping, *scalar(std::string(key), value->place()), value);
}

}  // namespace keyref::kustomize
