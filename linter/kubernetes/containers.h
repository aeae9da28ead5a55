#pragma once

#include "linter/kubernetes/references.h"
#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Reads everything of a PodSpec that names a secret: its containers' variables, its volumes, its image pull secrets.
void read_pod_spec(const Node& pod_spec, Document& document, ReferenceReader& references);

/// Reads the entries of an `envFrom` list, also where it stands outside a container.
void read_env_from(const Node& list, Container& container, ReferenceReader& references);

}  // namespace keyref
