#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Constants that one file of code defines and another one hands to what takes nothing but secrets become literals of
/// the fleet, where their file is reported.
void read_imported_secrets(const std::string& root, Sources& sources, Fleet& fleet);

}  // namespace keyref
