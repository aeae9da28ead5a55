#include "linter/syntax/node_tree.h"

#include <utility>

namespace keyref {

Node& NodeTree::make(Node::Kind kind, Place place) {
  Node& node = nodes_.emplace_back();
  node.kind = kind;
  node.file = place.file;
  node.span = place.span;
  return node;
}

Node& NodeTree::scalar(std::string value, Place place, ScalarStyle style) {
  Node& node = make(Node::Kind::scalar, place);
  node.style = style;
  node.value = texts_.emplace_back(std::move(value));
  return node;
}

Node& NodeTree::collection(Node::Kind kind, Place place, const std::vector<Node*>& children) {
  Node& node = make(kind, place);
  Node** next = &node.first;
  for (Node* child : children) {
    *next = child;
    next = &child->next;
  }
  return node;
}

Node& NodeTree::mapping(Place place, const std::vector<Node*>& keys_and_values) {
  return collection(Node::Kind::mapping, place, keys_and_values);
}

Node& NodeTree::sequence(Place place, const std::vector<Node*>& items) {
  return collection(Node::Kind::sequence, place, items);
}

Node& NodeTree::copy(const Node& node) {
  Node& copied = nodes_.emplace_back(node);
  copied.next = nullptr;
  return copied;
}

Node& NodeTree::alias(const Node& target, Place place) {
  Node& node = make(Node::Kind::alias, place);
  // Whoever reads a tree leaves it as it is. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
  node.target = const_cast<Node*>(&target.resolved());
  return node;
}

}  // namespace keyref
