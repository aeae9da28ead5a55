#pragma once

#include <string>

#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Puts together what charts and kustomizations make of the files that have been read, for each environment; what an
/// earlier call put together is made anew. `root`: its absolute path.
void render(const std::string& root, Sources& sources, Fleet& fleet, unsigned jobs);

}  // namespace keyref
