#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/secret.h"

namespace keyref {

/// A secret of an inventory that is to be rotated at intervals.
struct Rotation {
  EnvironmentId environment = 0;
  std::string_view service;  ///< the section's; empty: global
  const Secret* secret = nullptr;
  std::optional<Timestamp> due;  ///< midnight UTC of the day; none: nobody wrote down when it was rotated last
  Timestamp days = 0;            ///< from today to then; negative: it is overdue by so many

  bool is_overdue() const { return days < 0; }
};

/// Those of an inventory's secrets that exist and say `rotate_every`, in the order written.
std::vector<Rotation> rotations_of(const Inventory& inventory, Timestamp now);

}  // namespace keyref
