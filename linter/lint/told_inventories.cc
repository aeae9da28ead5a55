#include "linter/lint/told_inventories.h"

namespace keyref {

std::vector<const Inventory*> told_inventories(const Joined& fleet) {
  std::vector<const Inventory*> told;
  for (const auto& inventory : fleet.fleet.inventories) {
    if (!inventory || !fleet.fleet.selected.contains(inventory->environment)) continue;
    const SourceFile& file = fleet.sources[inventory->file];
    if (file.inside_root && file.reported) told.push_back(&*inventory);
  }
  return told;
}

}  // namespace keyref
