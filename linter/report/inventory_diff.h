#pragma once

#include <string>

#include "linter/lint/inventory_diff.h"

namespace keyref {

/// What `keyref inventory diff` tells.
struct InventoryDiffInput {
  std::string from;  ///< an environment
  std::string to;
  const InventoryDiff& diff;
};

/// By section.
std::string inventory_diff_as_text(const InventoryDiffInput& input);
/// As lists of secrets, or of their keys (contract, "Options").
std::string inventory_diff_as_json(const InventoryDiffInput& input);
/// As a table, for a ticket.
std::string inventory_diff_as_markdown(const InventoryDiffInput& input);

}  // namespace keyref
