// Which code a workload runs.

#include <algorithm>
#include <map>
#include <utility>

#include "linter/base/text.h"
#include "linter/join/modules.h"
#include "linter/join/provided.h"
#include "linter/join/service_source.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

/// The fleet's files of code, by path.
class CodeByPath {
 public:
  CodeByPath(const Fleet& fleet, const Sources& sources) {
    std::vector<std::pair<std::string_view, const CodeFile*>> sorted;
    for (const CodeFile& code : fleet.code) sorted.emplace_back(sources[code.file].path, &code);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [path, code] : sorted) {
      paths.push_back(path);
      files.push_back(code);
    }
  }

  std::vector<std::string_view> paths;
  std::vector<const CodeFile*> files;
};

/// Does the file's path name the service: `docker/payments/Dockerfile`, `Dockerfile.payments`?
bool names(std::string_view path, std::string_view service) {
  if (service.empty()) return false;
  for (const std::string_view part : split(path, '/')) {
    for (const std::string_view word : split(part, '.')) {
      if (word == service) return true;
    }
  }
  return false;
}

class ServiceWirer {
 public:
  ServiceWirer(const Joined& joined, const CodeByPath& code, const Modules& modules, const ServiceSource& source,
               const std::set<std::string, std::less<>>& owners)
      : joined_(joined), code_(code), modules_(modules), source_(source), owners_(owners) {}

  void wire(WiredService& service) {
    name(service);
    for (std::size_t i = 0; i < code_.files.size(); ++i) {
      if (!code_.files[i]->is_test) read_own(i, service);
    }
    for (std::size_t at = 0; at < queue_.size(); ++at) read_imports(queue_[at], service);
    for (const VariableUse& use : joined_.fleet.packaging.uses) {
      if (!is_of_service(joined_.sources[use.file].path, service)) continue;
      service.set_by_image.insert(use.sets.begin(), use.sets.end());
      service.known.insert(use.uses.begin(), use.uses.end());
    }
  }

 private:
  /// Where workloads of one folder do not agree, it has the folder's name.
  void name(WiredService& service) const {
    service.name = joined_.documents[service.workloads.front()].service;
    const bool alike = std::all_of(service.workloads.begin(), service.workloads.end(), [&](std::size_t workload) {
      return joined_.documents[workload].service == service.name;
    });
    if (!alike) service.name = source_.folders.size() == 1 ? name_of(source_.folders.front()) : std::string_view();
  }

  /// The folder of the service's own in which the file is; null where it is in none. A service inside of the folder has
  /// its code for itself, unless keyref.yaml gives it to both.
  const std::string* own_folder(std::string_view path) const {
    const std::string* owner = owner_of(path, owners_);
    const auto own = std::find_if(source_.folders.begin(), source_.folders.end(), [&](const std::string& folder) {
      return source_.said ? is_below(path, folder) : owner != nullptr && *owner == folder;
    });
    return own == source_.folders.end() ? nullptr : &*own;
  }

  void read_own(std::size_t file, WiredService& service) {
    const std::string* folder = own_folder(code_.paths[file]);
    if (folder == nullptr) return;
    for (const EnvRead& read : code_.files[file]->env_reads) service.known.insert(read.name.value);
    if (is_deployed(code_.paths[file], *folder)) add(file, false, service);
  }

  void read_imports(std::size_t file, WiredService& service) {
    for (const std::string& import : code_.files[file]->imports) {
      const auto meant = modules_.resolve(code_.paths[file], import);
      service.reads_anything = service.reads_anything || (!meant && modules_.is_own_scope(import));
      if (!meant) continue;
      for (const std::size_t each : *meant) add(each, own_folder(code_.paths[each]) == nullptr, service);
    }
  }

  void add(std::size_t file, bool shared, WiredService& service) {
    const CodeFile& code = *code_.files[file];
    if (code.is_test || !seen_.insert(file).second) return;
    queue_.push_back(file);
    service.reads_anything = service.reads_anything || code.reads_anything;
    for (const EnvRead& read : code.env_reads) {
      service.reads.push_back({&read, shared});
      service.known.insert(read.name.value);
    }
  }

  bool is_of_service(std::string_view path, const WiredService& service) const {
    return own_folder(path) != nullptr || names(path, service.name) ||
           std::any_of(source_.folders.begin(), source_.folders.end(), [&](const std::string& folder) {
             return folder == folder_of(path) || is_below(folder, folder_of(path));
           });
  }

  const Joined& joined_;
  const CodeByPath& code_;
  const Modules& modules_;
  const ServiceSource& source_;
  const std::set<std::string, std::less<>>& owners_;
  std::set<std::size_t> seen_;
  std::vector<std::size_t> queue_;
};

}  // namespace

std::vector<WiredService> wire(const Joined& joined) {
  const Fleet& fleet = joined.fleet;
  if (fleet.code.empty()) return {};
  const CodeByPath code(fleet, joined.sources);
  const SourceFinder sources(fleet, code.paths);
  std::map<ServiceSource, WiredService> by_source;
  for (std::size_t i = 0; i < joined.documents.size(); ++i) {
    if (joined.documents[i].document->workload) by_source[sources.of(joined.documents[i])].workloads.push_back(i);
  }
  std::set<std::string, std::less<>> owners;
  for (const auto& [source, service] : by_source) owners.insert(source.folders.begin(), source.folders.end());
  const Modules modules(fleet.packaging, code.paths);
  const ConfigMaps config_maps(joined);
  std::vector<WiredService> services;
  for (auto& [source, service] : by_source) {
    ServiceWirer(joined, code, modules, source, owners).wire(service);
    if (service.known.empty() && service.reads.empty()) continue;
    service.provided = provided_to(joined, service, config_maps);
    services.push_back(std::move(service));
  }
  return services;
}

}  // namespace keyref
