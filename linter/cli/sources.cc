#include "linter/cli/sources.h"

#include <algorithm>
#include <set>
#include <string>

#include "linter/base/text.h"
#include "linter/cli/front_ends.h"
#include "linter/code/language.h"
#include "linter/join/service_source.h"
#include "linter/join/services.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

/// The service folders of everything that may make a workload; not the root's, which says nothing of whose a file is.
std::set<std::string> service_folders(const Fleet& fleet, const Sources& sources) {
  std::set<std::string> folders;
  const auto add = [&](FileId file) {
    folders.emplace(service_folder_of(sources[file].path, fleet.configuration.environments));
  };
  for (const Document& document : fleet.documents) {
    if (document.workload) add(document.file);
  }
  for (const FileId file : fleet.templates) {
    add(file);
    folders.emplace(folder_of(service_folder_of(sources[file].path, fleet.configuration.environments)));  // of the code
  }
  for (const Kustomization& kustomization : fleet.kustomizations) add(kustomization.file);
  folders.erase("");
  return folders;
}

class OwnerLoader {
 public:
  OwnerLoader(Discoverer& discoverer, Loader& loader, const Fleet& fleet, const Sources& sources)
      : discoverer_(discoverer),
        loader_(loader),
        fleet_(fleet),
        sources_(sources),
        folders_(service_folders(fleet, sources)) {}

  /// False: no folder above the file holds manifests, but for the root.
  bool find_owner(const std::string& path) {
    for (std::string_view folder = folder_of(path); !folder.empty() && !has_owner(path); folder = folder_of(folder))
      load(discoverer_.manifests_in(std::string(folder)));
    return has_owner(path);
  }

  /// What else belongs to the services that were found.
  void complete() {
    loader_.load(discoverer_.of_same_services(found_));
    loader_.load(discoverer_.of_same_builds(found_, fleet_.kustomizations));
  }

 private:
  bool has_owner(const std::string& path) const {
    return std::any_of(folders_.begin(), folders_.end(),
                       [&](const std::string& folder) { return is_below(path, folder); });
  }

  void load(const std::vector<Candidate>& files) {
    if (files.empty()) return;
    loader_.load(files);
    found_.insert(found_.end(), files.begin(), files.end());
    folders_ = service_folders(fleet_, sources_);
  }

  Discoverer& discoverer_;
  Loader& loader_;
  const Fleet& fleet_;
  const Sources& sources_;
  std::set<std::string> folders_;
  std::vector<Candidate> found_;
};

bool is_manifest(const Candidate& file) { return file.named || front_end_of(file.path) != nullptr; }

bool is_source(const Candidate& file) { return file.path.front() != '/' && code::language_of(file.path) != nullptr; }

}  // namespace

void load_manifests_of_code(const std::vector<Candidate>& reported, Discoverer& discoverer, Loader& loader,
                            const Fleet& fleet, const Sources& sources) {
  OwnerLoader owners(discoverer, loader, fleet, sources);
  const bool found = std::all_of(reported.begin(), reported.end(), [&](const Candidate& file) {
    return !is_source(file) || owners.find_owner(file.path);
  });
  if (!found) return loader.load(discoverer.rest(false));
  owners.complete();
}

bool has_services(const std::vector<Candidate>& reported) {
  return std::any_of(reported.begin(), reported.end(),
                     [](const Candidate& file) { return is_source(file) || is_manifest(file); });
}

bool load_code_of_services(const std::vector<Candidate>& reported, const Joined& joined, Discoverer& discoverer,
                           Loader& loader) {
  Touched touched;
  for (const Candidate& file : reported) {
    if (is_source(file)) touched.code.push_back(file.path);
    if (is_manifest(file)) touched.manifests.push_back(file.path);
  }
  std::vector<Candidate> files = discoverer.module_settings();
  if (files.empty()) files = discoverer.sources(sources_of(joined, discoverer.source_paths(), touched));
  loader.load(files);
  return !files.empty();
}

}  // namespace keyref
