#pragma once

#include "linter/parse/node.h"
#include "linter/parse/references.h"

namespace keyref {

/// Reads the references of a document whose kind no table knows (custom resources, Helm values, other YAML and JSON):
/// mappings under `secretKeyRef` and `secretRef`, lists under `envFrom`, scalars under `existingSecret`, wherever they
/// stand.
void read_generic(const Node& root, Document& document, ReferenceReader& references);

}  // namespace keyref
