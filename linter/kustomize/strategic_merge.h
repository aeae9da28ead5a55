#pragma once

#include "linter/kustomize/trees.h"

namespace keyref::kustomize {

/// What a strategic-merge patch makes of an object; null where it deletes it. Lists of Kubernetes' own kinds merge by
/// the key that the API gives them, those of other kinds are replaced (kustomize knows no schema of theirs either).
const Node* strategic_merge(const Node& object, const Node& patch, Trees& trees);

/// Is the object of a kind of Kubernetes' own?
bool is_builtin(const Node& object);

}  // namespace keyref::kustomize
