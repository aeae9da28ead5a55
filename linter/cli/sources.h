#pragma once

#include <vector>

#include "linter/cli/discover.h"
#include "linter/cli/load.h"
#include "linter/join/joined.h"
#include "linter/model/fleet.h"

namespace keyref {

/// Reads the manifests of the services that reported files of code are of: those in the nearest folder above that holds
/// any; else, as for a library, all of the root.
void load_manifests_of_code(const std::vector<Candidate>& reported, Discoverer& discoverer, Loader& loader,
                            const Fleet& fleet, const Sources& sources);

/// Is any of the files a manifest or code, so that it may be a service's?
bool has_services(const std::vector<Candidate>& reported);

/// Reads the code of the services that reported files are of, and what it imports, a step further with each call:
/// what is imported is known once the code is read. False: all of it is there.
bool load_code_of_services(const std::vector<Candidate>& reported, const Joined& joined, Discoverer& discoverer,
                           Loader& loader);

}  // namespace keyref
