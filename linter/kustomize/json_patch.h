#pragma once

#include "linter/kustomize/trees.h"

namespace keyref::kustomize {

/// What a JSON patch (RFC 6902), a list of operations, makes of an object; null where one of them does not fit it, with
/// which kustomize fails.
const Node* json_patch(const Node& object, const Node& operations, Trees& trees);

}  // namespace keyref::kustomize
