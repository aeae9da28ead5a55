#pragma once

#include "linter/kustomize/resource.h"

namespace keyref::kustomize {

/// Copies what one entry of `replacements` selects to where it says. What is copied stands where its source does.
void replace(const Node& replacement, Resources& resources, Trees& trees);

}  // namespace keyref::kustomize
