#include "linter/join/service_environments.h"

namespace keyref {

ServiceEnvironments::ServiceEnvironments(const std::vector<JoinedDocument>& documents) {
  for (const JoinedDocument& document : documents) {
    EnvironmentSet& own = deployed_[key_of(document)];
    if (!document.document->kind.empty() || !document.document->references.empty()) own = own | document.own;
  }
}

}  // namespace keyref
