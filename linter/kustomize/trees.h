#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/parse/node.h"

namespace keyref::kustomize {

using Entry = std::pair<const Node*, const Node*>;  ///< key and value

/// The entries of a mapping, merged ones included; none where the node is no mapping.
std::vector<Entry> entries_of(const Node& mapping);
std::vector<const Node*> items_of(const Node& sequence);

/// Makes nodes out of others, and keeps them. What is given in is never changed: one base serves many overlays.
class Trees {
 public:
  const Node* scalar(std::string value, Place place);
  /// A mapping or list that stands where `like` does.
  const Node* mapping(const Node& like, const std::vector<Entry>& entries);
  const Node* sequence(const Node& like, const std::vector<const Node*>& items);
  /// The mapping with another value of a key, which `key` stands for where it is new.
  const Node* with(const Node& mapping, const Node& key, const Node* value);
  const Node* with(const Node& mapping, std::string_view key, const Node* value);

  /// Patches of aliases that name each other fan out without end; what real overlays make is far less.
  bool is_full() const { return nodes_.size() > std::size_t{2'000'000}; }

 private:
  Node* copy(const Node& node);
  Node* collection(const Node& like, Node::Kind kind);

  std::deque<Node> nodes_;
  std::deque<std::string> texts_;
};

}  // namespace keyref::kustomize
