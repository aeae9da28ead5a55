#include <algorithm>
#include <unordered_map>

#include "linter/base/text.h"
#include "linter/join/provided.h"
#include "linter/join/service_code.h"
#include "linter/join/services.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

/// Where workloads of one folder do not agree, it has the folder's name.
std::string name_of_service(const Joined& joined, const ServiceGroup& group) {
  const std::string& first = joined.documents[group.workloads.front()].service;
  const bool alike = std::all_of(group.workloads.begin(), group.workloads.end(),
                                 [&](std::size_t each) { return joined.documents[each].service == first; });
  if (alike) return first;
  return group.source.folders.size() == 1 ? std::string(name_of(group.source.folders.front())) : std::string();
}

WiredService wire_group(const Joined& joined, const CodeMap& map, const ServiceGroup& group, const ServiceCode& code) {
  WiredService service;
  service.name = name_of_service(joined, group);
  service.workloads = group.workloads;
  service.folders = group.source.folders;
  service.reads_anything = code.imports_unknown;
  for (const ServiceFile& file : code.files) {
    const CodeFile& facts = *map.code(file.file);
    service.reads_anything = service.reads_anything || (file.deployed && facts.reads_anything);
    for (const EnvRead& read : facts.env_reads) {
      service.known.insert(read.name.value);
      if (!file.deployed) continue;
      service.reads.push_back({&read, file.shared});
      service.read_names.insert(read.name.value);
    }
  }
  return service;
}

}  // namespace

std::vector<WiredService> wire(const Joined& joined) {
  std::vector<WiredService> services;
  if (joined.fleet.code.empty()) return services;
  const CodeMap map(joined);
  const ConfigMaps config_maps(joined);
  FilesBeside beside(joined, map);
  for (const ServiceGroup& group : map.groups()) beside.add(group);
  std::unordered_map<std::size_t, const VariableUse*> uses;
  std::unordered_map<const ServiceGroup*, std::set<std::size_t>> files_beside;
  for (const VariableUse& use : joined.fleet.packaging.uses) {
    uses.emplace(use.file, &use);
    for (const ServiceGroup* group : beside.of(joined.sources[use.file].path)) files_beside[group].insert(use.file);
  }
  for (const ServiceGroup& group : map.groups()) {
    const ServiceCode code = map.code_of(group);
    WiredService service = wire_group(joined, map, group, code);
    if (service.reads.empty()) continue;
    std::set<std::size_t>& using_files = files_beside[&group];
    for (const ServiceFile& each : code.files) using_files.insert(map.code(each.file)->file);
    for (const std::size_t file : using_files) {
      const auto use = uses.find(file);
      if (use == uses.end()) continue;
      service.set_by_image.insert(use->second->sets.begin(), use->second->sets.end());
      service.known.insert(use->second->uses.begin(), use->second->uses.end());
    }
    service.provided = provided_to(joined, service, config_maps);
    services.push_back(std::move(service));
  }
  return services;
}

namespace {

/// Of a library, which services import it shows when all are read.
bool is_touched(const Joined& joined, const CodeMap& map, const ServiceGroup& group, const Touched& touched) {
  const bool by_code = std::any_of(touched.code.begin(), touched.code.end(), [&](const std::string& path) {
    return !map.owner(path) || map.own_folder(path, group) != nullptr;
  });
  return by_code || std::any_of(touched.manifests.begin(), touched.manifests.end(), [&](const std::string& path) {
           const std::string_view folder = service_folder_of(path, joined.environments());
           return std::any_of(group.workloads.begin(), group.workloads.end(),
                              [&](std::size_t each) { return joined.documents[each].service_folder == folder; });
         });
}

}  // namespace

std::vector<std::string> sources_of(const Joined& joined, const std::vector<std::string>& paths,
                                    const Touched& touched) {
  const CodeMap map(joined, paths);
  FilesBeside beside(joined, map);
  std::set<std::size_t> wanted;
  for (const ServiceGroup& group : map.groups()) {
    if (!is_touched(joined, map, group, touched)) continue;
    beside.add(group);
    for (const ServiceFile& each : map.code_of(group).files) wanted.insert(each.file);
  }
  for (std::size_t file = 0; file < map.size(); ++file) {
    if (beside.may_be_beside(map.path(file)) && !beside.of(map.path(file)).empty()) wanted.insert(file);
  }
  std::vector<std::string> sources;
  sources.reserve(wanted.size());
  for (const std::size_t file : wanted) sources.emplace_back(map.path(file));
  return sources;
}

}  // namespace keyref
