#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/file_tree.h"

namespace keyref::kustomize {

/// Builds the fleet's kustomizations and puts what they make in the place of the documents of the files that they use.
/// Files are read from `tree` where their text is not at hand.
void render_kustomizations(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs);

}  // namespace keyref::kustomize
