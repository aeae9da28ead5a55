#pragma once

#include <string>

#include "linter/source/span.h"

namespace keyref {

/// A mistake in keyref.yaml or an inventory. The message quotes only words of the schema, and names of secrets and keys
/// that are valid and look like no value.
struct SchemaProblem {
  Place place;
  std::string message;
  std::string help;
};

}  // namespace keyref
