#pragma once

#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/rotation.h"
#include "linter/lint/uses.h"

namespace keyref {

/// A rotation with what it touches in its environment.
struct DueRotation {
  Rotation rotation;
  Timestamp noted = 0;  ///< when its inventory was taken, else when it was rotated; where neither is said, now
  std::vector<std::string> services;  ///< that use the secret; sorted
  std::vector<Workload> restarts;     ///< what would go on with the old value
};

/// The selected environments' rotations that are overdue, due within so many days, or of which nobody knows when they
/// were done last; by environment, then the most urgent first.
std::vector<DueRotation> due_rotations(const Joined& fleet, int within_days);

}  // namespace keyref
