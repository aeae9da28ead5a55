#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// The ConfigMaps of the tree.
class ConfigMaps {
 public:
  explicit ConfigMaps(const Joined& joined);

  /// Those that `name` means in a document; an environment where there are any.
  std::vector<const ConfigMap*> find(const JoinedDocument& document, const std::string& name,
                                     std::optional<EnvironmentId> environment) const;

 private:
  std::unordered_map<std::string, std::vector<std::pair<const JoinedDocument*, const ConfigMap*>>> by_name_;
};

/// What all workloads of a service together get, for each environment.
std::vector<std::optional<Provided>> provided_to(const Joined& joined, const WiredService& service,
                                                 const ConfigMaps& config_maps);

}  // namespace keyref
