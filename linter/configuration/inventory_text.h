#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/configuration/inventory_update.h"
#include "linter/configuration/schema_problem.h"

namespace keyref {

/// An inventory's text with changes made to it, or why they cannot be made; the problem's place is in the text before.
struct InventoryText {
  std::string text;
  Inventory inventory;  ///< what the text says
  std::optional<SchemaProblem> problem;
};

/// Changes entries where they stand: all else stays as people wrote it, to the byte. `names`: of the environment, as
/// for parse_inventory. `taken`: when the secrets were found; none: as it is. What has been written is read again, and
/// is given back only if it says what it should.
InventoryText change_inventory(std::string_view text, const Inventory& inventory, const std::vector<std::string>& names,
                               std::vector<SecretChange> changes, const std::optional<std::string>& taken);

}  // namespace keyref
