#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/lint/due_rotations.h"
#include "linter/model/environment.h"

namespace keyref {

/// What `keyref rotation` tells.
struct RotationInput {
  const std::vector<Environment>& environments;
  const std::vector<DueRotation>& rotations;
  int within_days;
  bool complete;  ///< everything could be read
};

/// "overdue" or "due".
std::string_view status_of(const Rotation& rotation);
/// "2026-10-30"; empty: the day is not known.
std::string day_of(const Rotation& rotation);

/// By environment, with who uses it and the commands to restart.
std::string rotation_as_text(const RotationInput& input);
std::string rotation_as_json(const RotationInput& input);
/// As tables, for a ticket.
std::string rotation_as_markdown(const RotationInput& input);
/// As a calendar (RFC 5545); the same bytes as long as the inventories stay the same.
std::string rotation_as_calendar(const RotationInput& input);

}  // namespace keyref
