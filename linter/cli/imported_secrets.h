#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/file_tree.h"

namespace keyref {

/// Constants that one file of code defines and another one hands to what takes nothing but secrets become literals of
/// the fleet, where their file is reported.
void read_imported_secrets(const FileTree& tree, Sources& sources, Fleet& fleet);

}  // namespace keyref
