#pragma once

#include <iosfwd>

#include "linter/cli/options.h"
#include "linter/cli/subject.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// Reads keyref.yaml and the inventories into the fleet, and the selected environments. False: what is wrong has been
/// told in `errors`, all of it.
bool load_settings(const InputOptions& options, const Subject& subject, Sources& sources, Fleet& fleet,
                   std::ostream& errors);

/// Files that are reported are so from now on, with the allows that are written in them; of those up to `end`.
void report_settings(const Root& root, FileId end, Sources& sources, Fleet& fleet);

/// Reads keyref.yaml and, as inventories of the fleet, those that are to be checked: `files`, else all of the selected
/// environments. What is wrong in them becomes a problem of the fleet; what else is wrong is told as above.
bool load_checked_inventories(const InputOptions& options, const std::vector<std::string>& files,
                              const Subject& subject, Sources& sources, Fleet& fleet, std::ostream& errors);

/// Where an environment's inventory is, whether it is there or not.
std::string inventory_path(const InputOptions& options, const Root& root, const Environment& environment);

/// The environments' names, without reading their inventories.
std::vector<std::string> environment_names(const InputOptions& options, const Root& root);

}  // namespace keyref
