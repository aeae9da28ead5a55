#pragma once

#include <vector>

#include "linter/model/fleet.h"

namespace keyref {

/// What a template or overlay makes for some environments.
struct Rendering {
  EnvironmentSet environments;
  std::vector<Document> documents;
};

/// Takes away what was put together before, so that it can be made anew.
void drop_renderings(Fleet& fleet);

/// What stands at one place becomes one document, with one reference for each place that names a secret; where names
/// differ between environments, or something is made in some only, they say so.
std::vector<Document> merge_renderings(std::vector<Rendering> renderings);

}  // namespace keyref
