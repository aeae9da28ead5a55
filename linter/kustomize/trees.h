#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/syntax/node.h"
#include "linter/syntax/node_tree.h"

namespace keyref::kustomize {

using Entry = std::pair<const Node*, const Node*>;  ///< key and value

/// The entries of a mapping, merged ones included; none where the node is no mapping.
std::vector<Entry> entries_of(const Node& mapping);
std::vector<const Node*> items_of(const Node& sequence);

/// Makes nodes out of others, and keeps them. What is given in is never changed: one base serves many overlays.
class Trees {
 public:
  const Node* scalar(std::string value, Place place) { return &nodes_.scalar(std::move(value), place); }
  /// A mapping or list that stands where `like` does.
  const Node* mapping(const Node& like, const std::vector<Entry>& entries);
  const Node* sequence(const Node& like, const std::vector<const Node*>& items);
  /// The mapping with another value of a key, which `key` stands for where it is new.
  const Node* with(const Node& mapping, const Node& key, const Node* value);
  const Node* with(const Node& mapping, std::string_view key, const Node* value);

  /// Patches of aliases that name each other fan out without end; what real overlays make is far less.
  bool is_full() const { return nodes_.size() > std::size_t{2'000'000}; }

 private:
  NodeTree nodes_;
};

}  // namespace keyref::kustomize
