#pragma once

#include <string_view>

#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Could the file declare or refer to secrets? Others of its folder may still say what its names are.
bool may_hold_terraform(std::string_view path, std::string_view text);

/// Reads the fleet's Terraform files, a folder at a time, and adds what they declare and refer to; what an earlier call
/// added is made anew.
void read_terraform(const Sources& sources, Fleet& fleet, unsigned jobs);

}  // namespace keyref
