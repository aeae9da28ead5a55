#include "linter/kubernetes/duplicate_keys.h"

#include <algorithm>

#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

/// Up to here comparing every pair is quicker than sorting.
constexpr std::size_t kFewKeys = 12;

bool same_key(const Node& a, const Node& b) { return a.value == b.value && a.value != "<<"; }

void compare_pairs(const std::vector<const Node*>& keys, std::vector<DuplicateKey>& found) {
  for (std::size_t later = 1; later < keys.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!same_key(*keys[earlier], *keys[later])) continue;
      found.push_back({keys[earlier]->place(), keys[later]->place(), shown_name(keys[later]->value), {}});
      break;
    }
  }
}

void compare_sorted(std::vector<const Node*>& keys, std::vector<DuplicateKey>& found) {
  std::stable_sort(keys.begin(), keys.end(), [](const Node* a, const Node* b) { return a->value < b->value; });
  const Node* first = keys.front();
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (!same_key(*keys[i], *first)) {
      first = keys[i];
    } else {
      found.push_back({first->place(), keys[i]->place(), shown_name(first->value), {}});
    }
  }
}

void visit(const Node& node, std::vector<const Node*>& keys, std::vector<DuplicateKey>& found) {
  if (node.kind == Node::Kind::mapping) {
    keys.clear();
    for (const Node* key = node.first; key != nullptr; key = key->next->next) {
      if (key->kind == Node::Kind::scalar) keys.push_back(key);
    }
    if (keys.size() > kFewKeys) {
      compare_sorted(keys, found);
    } else {
      compare_pairs(keys, found);
    }
  }
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (child->first != nullptr) visit(*child, keys, found);
  }
}

}  // namespace

std::vector<DuplicateKey> find_duplicate_keys(const Node& root) {
  std::vector<DuplicateKey> found;
  std::vector<const Node*> keys;
  visit(root, keys, found);
  return found;
}

}  // namespace keyref
