#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/base/placeholder.h"
#include "linter/join/joined.h"

namespace keyref {

/// None: the fleet has no environments, and names count as they are written.
using AnyEnvironment = std::optional<EnvironmentId>;

inline std::vector<AnyEnvironment> any_of(const Joined& joined, const EnvironmentSet& environments) {
  if (joined.environments().empty()) return {std::nullopt};
  const std::vector<EnvironmentId> ids = environments.members();
  return {ids.begin(), ids.end()};
}

/// The selected ones of a document.
inline std::vector<AnyEnvironment> environments_of(const Joined& joined, const JoinedDocument& document) {
  return any_of(joined, document.environments);
}

template <typename Made>
bool is_made(const Made& made, AnyEnvironment environment) {
  return !environment || is_made_in(made, *environment);
}

inline const std::string& written_in(const Name& name, AnyEnvironment environment) {
  return environment ? name.in(*environment) : name.value;
}

inline std::optional<std::string> name_in(const Joined& joined, const Name& name, AnyEnvironment environment) {
  return environment ? expand_for(joined.fleet, name, *environment) : expand_placeholders(name.value, {});
}

}  // namespace keyref
