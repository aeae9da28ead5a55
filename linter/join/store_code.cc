#include "linter/join/store_code.h"

#include "linter/join/service_code.h"

namespace keyref {
namespace {

/// The workloads of the service, or the services, in whose folders of their own the file is.
std::vector<const JoinedDocument*> workloads_of(const Joined& joined, const CodeMap& map, const std::string& path) {
  std::vector<const JoinedDocument*> workloads;
  for (const ServiceGroup& group : map.groups()) {
    if (map.own_folder(path, group) == nullptr) continue;
    for (const std::size_t each : group.workloads) workloads.push_back(&joined.documents[each]);
  }
  return workloads;
}

void place(const std::vector<const JoinedDocument*>& workloads, JoinedDocument& document) {
  EnvironmentSet deployed;
  bool of_one = !workloads.empty();
  for (const JoinedDocument* each : workloads) {
    deployed = deployed | each->own;
    of_one = of_one && each->service == workloads.front()->service;
  }
  if (of_one) {
    document.service = workloads.front()->service;
    document.service_folder = workloads.front()->service_folder;
  }
  if (!deployed.empty()) document.own = document.own & deployed;
}

}  // namespace

std::unordered_set<FileId> code_with_stores(const Fleet& fleet) {
  std::unordered_set<FileId> code;
  for (const CodeFile& file : fleet.code) {
    if (!file.store_references.empty()) code.insert(file.file);
  }
  return code;
}

void place_code(Joined& joined) {
  const std::unordered_set<FileId> code = code_with_stores(joined.fleet);
  if (code.empty()) return;
  const CodeMap map(joined);
  for (JoinedDocument& document : joined.documents) {
    if (!code.contains(document.document->file)) continue;
    place(workloads_of(joined, map, joined.sources[document.document->file].path), document);
    document.environments = document.own & joined.fleet.selected;
  }
}

}  // namespace keyref
