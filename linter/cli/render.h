#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/file_tree.h"

namespace keyref {

/// Puts together what charts, kustomizations and folders of Terraform make of the files that have been read, for each
/// environment; what an earlier call put together is made anew.
void render(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs);

}  // namespace keyref
