#pragma once

#include "linter/configuration/inventory_update.h"

namespace keyref {

/// What an inventory has to say otherwise of stores of which lists were found. An entry keeps what people say of it:
/// keys, and how GitHub's names are written; and `planned`, until it is found.
void update_stores(const Inventory& inventory, const StoreLists& found, InventoryUpdate& update);

}  // namespace keyref
