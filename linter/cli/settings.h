#pragma once

#include "linter/cli/options.h"
#include "linter/cli/root.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Reads keyref.yaml and the inventories into the fleet, and the selected environments. False: what is wrong has been
/// told on standard error, all of it.
bool load_settings(const InputOptions& options, const Root& root, Sources& sources, Fleet& fleet);

/// The environments' names, without reading their inventories.
std::vector<std::string> environment_names(const InputOptions& options, const Root& root);

}  // namespace keyref
