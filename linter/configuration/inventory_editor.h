#pragma once

#include <string>
#include <string_view>

#include "linter/configuration/inventory_update.h"
#include "linter/syntax/yaml_text.h"

namespace keyref {

/// An inventory's text that changes where it stands. What cannot be changed on its own, as what an anchor shares,
/// stays.
class InventoryEditor {
 public:
  InventoryEditor(std::string_view text, const Node& root) : yaml_(text, root) {}

  std::string text() const { return yaml_.text(); }

  void set_taken(const std::string& taken);
  void apply(const SecretChange& change);

 private:
  YamlCollection* section_of(const std::string& service);
  /// What a store has: names with their keys, or names alone.
  YamlCollection* store_of(Store store);
  /// The collection of this name, made at `place` where there is none; null where it is written elsewhere.
  YamlCollection* collection_at(YamlCollection& parent, const std::string& name, std::size_t place,
                                bool mapping = true);
  void insert(YamlCollection& section, const SecretChange& change);
  void apply_to_list(YamlCollection& list, const SecretChange& change);

  YamlText yaml_;
};

}  // namespace keyref
