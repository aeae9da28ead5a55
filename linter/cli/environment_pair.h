#pragma once

#include <optional>

#include "linter/cli/options.h"
#include "linter/model/configuration.h"

namespace keyref {

/// Two environments of the configuration.
struct EnvironmentIds {
  EnvironmentId from;
  EnvironmentId to;
};

/// What the user names, once settings for both have been loaded. None: that both are one has been told.
std::optional<EnvironmentIds> find_pair(const Configuration& configuration, const EnvironmentPair& pair);

}  // namespace keyref
