#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/file_tree.h"

namespace keyref::helm {

/// Renders the fleet's charts for each environment and adds what they make to its documents. Values files are read from
/// `tree` where their text is not at hand.
void render_charts(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs);

}  // namespace keyref::helm
