#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "linter/syntax/node.h"

namespace keyref {

/// Nodes that are put together from another format than YAML. They last as long as the tree.
class NodeTree {
 public:
  Node& scalar(std::string value, Place place, ScalarStyle style = ScalarStyle::quoted);
  Node& mapping(Place place, const std::vector<Node*>& keys_and_values);
  Node& sequence(Place place, const std::vector<Node*>& items);
  /// A node has one parent: elsewhere an alias stands for it.
  Node& alias(const Node& target, Place place);
  Node& alias(const Node& target) { return alias(target, target.place()); }

  /// A node like another one, with the same children, that has no sibling yet.
  Node& copy(const Node& node);

  std::size_t size() const { return nodes_.size(); }

 private:
  Node& make(Node::Kind kind, Place place);
  Node& collection(Node::Kind kind, Place place, const std::vector<Node*>& children);

  std::deque<Node> nodes_;
  std::deque<std::string> texts_;
};

}  // namespace keyref
