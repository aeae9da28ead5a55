#pragma once

#include <string_view>

#include "linter/syntax/node.h"
#include "linter/syntax/yaml.h"

namespace keyref {

/// Reads YAML or JSON that is written inside a scalar, as kustomize's patches and Argo CD's values are. Nodes and
/// errors stand where the file has them. Views into the scalar's value: what holds it must outlive this.
YamlStream parse_embedded(const Node& scalar, std::string_view file_text);

}  // namespace keyref
