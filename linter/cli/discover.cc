#include "linter/cli/discover.h"

#include <algorithm>
#include <iterator>

#include "linter/base/text.h"
#include "linter/cli/front_ends.h"
#include "linter/code/language.h"
#include "linter/helm/chart.h"
#include "linter/join/services.h"
#include "linter/kubernetes/kustomization.h"
#include "linter/kustomize/graph.h"
#include "linter/packaging/packaging.h"
#include "linter/stores/pipeline.h"

namespace keyref {
namespace {

bool matches_any(const std::vector<Glob>& globs, const std::string& path) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(path); });
}

/// Templates that a chart's other templates include.
bool is_chart_helper(std::string_view path) { return path.ends_with(".tpl") && helm::chart_folder_of(path); }

/// By its name; or helps to make what does.
bool holds_references(std::string_view path) {
  return front_end_of(path) != nullptr || is_pipeline(path) || is_chart_helper(path);
}

void sort_by_path(std::vector<Candidate>& files) {
  std::sort(files.begin(), files.end(), [](const Candidate& a, const Candidate& b) { return a.path < b.path; });
}

}  // namespace

WalkResult Discoverer::walk_folder(const std::string& folder, bool use_gitignore) const {
  const auto skip = [&](const std::string& path) { return matches_any(configuration_.ignore, path); };
  return tree_.walk(folder, {use_gitignore, skip});
}

/// What is new below a folder. Most services are one manifest, which the hook has named already: git, whose start costs
/// more than all the rest, is asked only where there is more.
void Discoverer::add_context(const std::string& folder, bool reported, std::vector<Candidate>& files) {
  const auto is_new = [&](const std::string& path) {
    return !found_.contains(path) && (holds_references(path) || is_manifest_by_glob(path));
  };
  const auto any_new = [&](const WalkResult& walked) {
    return std::any_of(walked.files.begin(), walked.files.end(), is_new);
  };
  if (use_gitignore_ && !any_new(walk_folder(folder, false))) return;
  for (const std::string& path : walk_folder(folder, use_gitignore_).files) {
    if (is_new(path)) add(path, reported, files);
  }
}

bool Discoverer::is_manifest_by_glob(const std::string& path) const {
  return std::any_of(configuration_.environments.begin(), configuration_.environments.end(),
                     [&](const Environment& each) { return matches_any(each.manifests, path); }) ||
         std::any_of(configuration_.services.begin(), configuration_.services.end(),
                     [&](const ServiceSetting& each) { return matches_any(each.manifests, path); });
}

void Discoverer::add(const std::string& path, bool reported, std::vector<Candidate>& files) {
  const bool by_glob = is_manifest_by_glob(path);
  if (!by_glob && !holds_references(path)) return;
  if (found_.insert(path).second) files.push_back({path, by_glob, reported, false});
}

void Discoverer::add_target(const Target& target, Discovery& discovery) {
  if (!target.folder) {
    if (matches_any(configuration_.ignore, target.path)) return discovery.ignored.push_back(target.path);
    const bool manifest = front_end_of(target.path) != nullptr || is_manifest_by_glob(target.path);
    if (found_.insert(target.path).second) discovery.files.push_back({target.path, manifest, true, true});
    return;
  }
  WalkResult walked = walk_folder(target.path, use_gitignore_);
  for (const std::string& path : walked.files) {
    if (found_.insert(path).second) discovery.files.push_back({path, is_manifest_by_glob(path), true, true});
  }
  discovery.special.insert(discovery.special.end(), walked.special.begin(), walked.special.end());
  if (walked.files.empty() && walked.special.empty())
    discovery.empty_targets.push_back(target.path.empty() ? "." : target.path);
  discovery.ignored.insert(discovery.ignored.end(), walked.ignored.begin(), walked.ignored.end());
}

Discovery Discoverer::reported() {
  Discovery discovery;
  for (const Target& target : root_.targets) add_target(target, discovery);
  sort_by_path(discovery.files);
  return discovery;
}

std::vector<Candidate> Discoverer::of_same_services(const std::vector<Candidate>& reported) {
  std::set<std::string> folders;
  bool kustomize = false;
  const auto take = [&](const Candidate& file) {
    folders.emplace(service_folder_of(file.path, configuration_.environments));
    kustomize = kustomize || is_kustomization_name(file.path);
  };
  for (const Candidate& file : reported) {
    if (file.path.front() != '/' && (file.named || front_end_of(file.path) != nullptr)) take(file);
  }
  std::vector<Candidate> files;
  for (const std::string& folder : folders) {
    if (std::any_of(root_.targets.begin(), root_.targets.end(),
                    [&](const Target& target) { return target.folder && target.holds(folder); }))
      continue;
    add_context(folder, of_change(), files);
  }
  // Overlays anywhere may say where a base is deployed.
  for (const Candidate& file : files) kustomize = kustomize || is_kustomization_name(file.path);
  if (kustomize) {
    for (const std::string& path : walk_folder({}, use_gitignore_).files) {
      if (is_kustomization_name(path)) add(path, of_change(), files);
    }
  }
  sort_by_path(files);
  return files;
}

std::vector<Candidate> Discoverer::of_same_builds(const std::vector<Candidate>& reported,
                                                  const std::vector<Kustomization>& kustomizations) {
  const std::vector<std::size_t> groups = kustomize::group_of_each(kustomizations);
  std::set<std::string_view> paths;
  for (const Candidate& file : reported) {
    paths.insert(file.path);
    if (is_kustomization_name(file.path)) paths.insert(folder_of(file.path));
  }
  const auto is_reported = [&](const std::string& path) { return paths.contains(path); };
  std::set<std::size_t> wanted;
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    const Kustomization& each = kustomizations[i];
    if (is_reported(each.folder) || std::any_of(each.resources.begin(), each.resources.end(), is_reported) ||
        std::any_of(each.patches.begin(), each.patches.end(), is_reported))
      wanted.insert(groups[i]);
  }
  std::vector<Candidate> files;
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    if (!wanted.contains(groups[i])) continue;
    for (const auto* named : {&kustomizations[i].resources, &kustomizations[i].patches, &kustomizations[i].settings}) {
      for (const std::string& path : *named) {
        if (!matches_any(configuration_.ignore, path)) add(path, of_change(), files);
      }
    }
  }
  sort_by_path(files);
  return files;
}

std::vector<Candidate> Discoverer::manifests_in(const std::string& folder) {
  std::vector<Candidate> files;
  add_context(folder, of_change(), files);
  sort_by_path(files);
  return files;
}

/// A root without any code needs no look at what git ignores.
const std::vector<std::string>& Discoverer::source_paths() {
  if (source_paths_) return *source_paths_;
  const auto is_code = [](const std::string& path) { return code::language_of(path) != nullptr; };
  source_paths_ = walk_folder({}, false).files;
  if (std::none_of(source_paths_->begin(), source_paths_->end(), is_code)) source_paths_->clear();
  if (!source_paths_->empty() && use_gitignore_) source_paths_ = walk_folder({}, true).files;
  std::erase_if(*source_paths_, [&](const std::string& path) {
    if (is_code(path)) return false;
    if (!is_packaging(path)) return true;
    if (is_module_setting(path)) module_settings_.push_back(path);
    return false;
  });
  return *source_paths_;
}

std::vector<Candidate> Discoverer::module_settings() {
  source_paths();
  return sources(module_settings_);
}

std::vector<Candidate> Discoverer::sources(const std::vector<std::string>& paths) {
  std::vector<Candidate> files;
  for (const std::string& path : paths) {
    if (found_.insert(path).second) files.push_back({path, false, of_change(), false});
  }
  return files;
}

std::vector<Candidate> Discoverer::rest_of_code(bool reported) {
  std::vector<Candidate> files = sources(source_paths());
  for (Candidate& file : files) file.reported = reported;
  return files;
}

std::vector<Candidate> Discoverer::rest(bool reported) {
  std::vector<Candidate> files;
  add_context({}, reported, files);
  sort_by_path(files);
  return files;
}

}  // namespace keyref
