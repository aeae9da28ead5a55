#pragma once

#include <string_view>

#include "linter/syntax/node.h"

namespace keyref {

/// What kubectl makes of a scalar on its way to JSON (sigs.k8s.io/yaml, whose resolver is go-yaml v2's: YAML 1.1
/// booleans, octal, hexadecimal and binary integers, floats, `.inf`; dates stay strings).
enum class ScalarType { string, null, boolean, integer, floating };

ScalarType scalar_type(const Node& scalar);

}  // namespace keyref
