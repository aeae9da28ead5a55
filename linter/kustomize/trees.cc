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

Node* Trees::copy(const Node& node) {
  Node& copied = nodes_.emplace_back(node);
  copied.next = nullptr;
  return &copied;
}

Node* Trees::collection(const Node& like, Node::Kind kind) {
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.file = like.file;
  node.span = like.span;
  return &node;
}

const Node* Trees::scalar(std::string value, Place place) {
  Node& node = nodes_.emplace_back();
  node.style = ScalarStyle::quoted;
  node.file = place.file;
  node.span = place.span;
  node.value = texts_.emplace_back(std::move(value));
  return &node;
}

const Node* Trees::sequence(const Node& like, const std::vector<const Node*>& items) {
  Node* node = collection(like, Node::Kind::sequence);
  Node** end = &node->first;
  for (const Node* item : items) {
    *end = copy(*item);
    end = &(*end)->next;
  }
  return node;
}

const Node* Trees::mapping(const Node& like, const std::vector<Entry>& entries) {
  Node* node = collection(like, Node::Kind::mapping);
  Node** end = &node->first;
  for (const auto& [key, value] : entries) {
    Node* own = copy(*key);
    own->next = copy(*value);
    *end = own;
    end = &own->next->next;
  }
  return node;
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
