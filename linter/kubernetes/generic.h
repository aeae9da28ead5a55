#pragma once

#include <span>

#include "linter/kubernetes/references.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Reads the references of a document whose kind no table knows (custom resources, Helm values, other YAML and JSON):
/// mappings under `secretKeyRef` and `secretRef`, lists under `envFrom`, scalars under `existingSecret`, wherever they
/// stand. `elsewhere`: nodes that are read on their own.
void read_generic(const Node& root, Document& document, ReferenceReader& references,
                  std::span<const Node* const> elsewhere = {});

}  // namespace keyref
