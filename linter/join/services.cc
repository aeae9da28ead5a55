#include "linter/join/services.h"

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/join/environments.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 6> kNoServiceNames = {"base",   "overlays", "templates",
                                                             "deploy", "k8s",      "manifests"};

bool names_service(std::string_view folder, const std::vector<Environment>& environments) {
  return std::find(kNoServiceNames.begin(), kNoServiceNames.end(), folder) == kNoServiceNames.end() &&
         std::none_of(environments.begin(), environments.end(),
                      [&](const Environment& environment) { return names_environment(environment, folder); });
}

void add_name(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty()) names.push_back(name);
}

/// The only name that a folder's workloads agree on; empty where they do not.
std::string common_name(const std::vector<const Document*>& workloads) {
  std::string common;
  for (const Document* workload : workloads) {
    const std::string& name = workload->label_name.empty() ? workload->name : workload->label_name;
    if (!common.empty() && name != common) return {};
    common = name;
  }
  return common;
}

}  // namespace

std::string_view service_folder_of(std::string_view path, const std::vector<Environment>& environments) {
  std::string_view folder = folder_of(path);
  // A chart's templates may lie in folders of their own.
  if (const std::size_t at = folder.find("templates/");
      at != std::string_view::npos && (at == 0 || folder[at - 1] == '/'))
    folder = folder.substr(0, at == 0 ? 0 : at - 1);
  // Workflows are of no service that GitHub's folder names.
  constexpr std::string_view kWorkflows = ".github/workflows";
  if (is_at_or_below(folder, kWorkflows)) folder = {};
  while (!folder.empty() && !names_service(name_of(folder), environments)) folder = folder_of(folder);
  return folder;
}

ServiceFinder::ServiceFinder(const Fleet& fleet, const Sources& sources) : fleet_(fleet), sources_(sources) {
  for (const Document& document : fleet.documents) {
    const std::string& path = sources[document.file].path;
    Folder& folder = folders_[std::string(folder_of(path))];
    if (folder.names.empty() && folder.service_folder.empty()) {
      folder.service_folder = service_folder_of(path, fleet.configuration.environments);
      for (std::string_view at = folder_of(path); !at.empty(); at = folder_of(at)) {
        if (names_service(name_of(at), fleet.configuration.environments)) folder.names.emplace_back(name_of(at));
      }
    }
    if (!document.workload) continue;
    folder.workloads.push_back(&document);
    by_service_folder_[folder.service_folder].push_back(&document);
  }
}

void ServiceFinder::describe(JoinedDocument& joined) const {
  const Document& document = *joined.document;
  const std::string& path = sources_[document.file].path;
  const Folder& own = folder(folder_of(path));
  joined.service_folder = own.service_folder;

  for (const ServiceSetting& setting : fleet_.configuration.services) {
    const bool named = std::any_of(setting.manifests.begin(), setting.manifests.end(),
                                   [&](const Glob& glob) { return glob.matches(path); });
    if (!named) continue;
    if (joined.service.empty()) joined.service = setting.name;
    joined.owned.push_back(setting.name);
  }
  joined.owned.insert(joined.owned.end(), own.names.begin(), own.names.end());
  add_name(joined.owned, document.label_name);
  add_name(joined.owned, document.label_app);
  if (document.workload) {
    add_name(joined.owned, document.name);
  } else {
    const auto near = by_service_folder_.find(own.service_folder);
    const bool in_folder = !own.workloads.empty();
    if (in_folder || near != by_service_folder_.end()) {
      for (const Document* workload : in_folder ? own.workloads : near->second) {
        add_name(joined.owned, workload->name);
        add_name(joined.owned, workload->label_name);
        add_name(joined.owned, workload->label_app);
      }
    }
  }
  std::sort(joined.owned.begin(), joined.owned.end());
  joined.owned.erase(std::unique(joined.owned.begin(), joined.owned.end()), joined.owned.end());

  // What a template computes is no name to show.
  if (joined.service.empty() && !has_placeholder(document.label_name)) joined.service = document.label_name;
  if (joined.service.empty() && document.workload && !has_placeholder(document.name)) joined.service = document.name;
  if (joined.service.empty() && !document.workload) {
    const auto near = by_service_folder_.find(own.service_folder);
    joined.service = common_name(!own.workloads.empty()             ? own.workloads
                                 : near == by_service_folder_.end() ? own.workloads
                                                                    : near->second);
  }
  if (joined.service.empty()) joined.service = name_of(own.service_folder);
}

}  // namespace keyref
