#include "linter/cli/environment_pair.h"

#include "linter/cli/tell.h"
#include "linter/join/environments.h"

namespace keyref {

std::optional<EnvironmentIds> find_pair(const Configuration& configuration, const EnvironmentPair& pair) {
  const auto from = find_environment(configuration, pair.from);
  const auto to = find_environment(configuration, pair.to);
  if (from && to && from != to) return EnvironmentIds{*from, *to};
  tell(ExitCode::usage, "--from and --to must name two environments");
  return std::nullopt;
}

}  // namespace keyref
