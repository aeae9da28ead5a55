#pragma once

#include <string>
#include <vector>

#include "linter/lint/uses.h"
#include "linter/model/environment.h"
#include "linter/source/sources.h"

namespace keyref {

/// What `keyref uses` tells.
struct UsesInput {
  const Sources& sources;
  const std::vector<Environment>& environments;
  const SecretKey& wanted;
  const std::vector<SecretUse>& uses;
  bool complete;  ///< everything could be read
};

/// By service and environments, with how each use gets a new value.
std::string uses_as_text(const UsesInput& input);
/// As a list (contract, "Options"), with code among it.
std::string uses_as_json(const UsesInput& input);

}  // namespace keyref
