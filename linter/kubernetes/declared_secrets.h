#pragma once

#include <string_view>

#include "linter/kubernetes/references.h"
#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Reads the secrets that an object declares: a Secret, or one that a controller makes from a custom resource. What the
/// controller refuses is told, and declares its secret with unknown keys.
void read_declared_secrets(const Node& object, std::string_view kind, std::string_view group, Document& document,
                           ReferenceReader& references);

}  // namespace keyref
