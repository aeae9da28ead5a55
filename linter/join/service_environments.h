#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "linter/join/joined.h"

namespace keyref {

/// Where each service has manifests of its own. A service is a folder and a name: base and overlays share both.
class ServiceEnvironments {
 public:
  explicit ServiceEnvironments(const std::vector<JoinedDocument>& documents);

  /// Of the service that a document is of.
  const EnvironmentSet& of(const JoinedDocument& document) const { return deployed_.at(key_of(document)); }

 private:
  using Key = std::pair<std::string, std::string>;
  static Key key_of(const JoinedDocument& document) { return {document.service_folder, document.service}; }

  std::map<Key, EnvironmentSet> deployed_;
};

}  // namespace keyref
