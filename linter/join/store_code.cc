#include "linter/join/store_code.h"

#include <algorithm>
#include <unordered_set>

#include "linter/join/service_code.h"

namespace keyref {
namespace {

/// Where the service of the file is deployed; empty where nobody deploys it.
EnvironmentSet deployed_to(const Joined& joined, const CodeMap& map, const std::string& path) {
  EnvironmentSet environments;
  for (const ServiceGroup& group : map.groups()) {
    if (map.own_folder(path, group) == nullptr) continue;
    for (const std::size_t each : group.workloads) environments = environments | joined.documents[each].own;
  }
  return environments;
}

}  // namespace

void place_code(Joined& joined) {
  std::unordered_set<FileId> code;
  for (const CodeFile& file : joined.fleet.code) {
    if (!file.store_references.empty()) code.insert(file.file);
  }
  if (code.empty()) return;
  const CodeMap map(joined);
  for (JoinedDocument& document : joined.documents) {
    if (!code.contains(document.document->file)) continue;
    const EnvironmentSet deployed = deployed_to(joined, map, joined.sources[document.document->file].path);
    if (deployed.empty()) continue;
    document.own = document.own & deployed;
    document.environments = document.own & joined.fleet.selected;
  }
}

}  // namespace keyref
