#include "linter/join/service_source.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// `@acme/payments` is named payments.
std::string_view without_scope(std::string_view package) { return name_of(package); }

/// `vendor/github.com/…`: what Go's tools have put there, which gets on without the variables that it looks for.
bool is_vendored(const std::vector<std::string_view>& parts) {
  for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
    if (parts[i] == "vendor" && parts[i + 1].find('.') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of_image(std::string_view image) {
  const std::string_view name = name_of(image);
  return name.substr(0, name.find_first_of(":@"));
}

bool is_deployed(std::string_view path, std::string_view folder) {
  constexpr std::array<std::string_view, 13> kElsewhere = {"infra",   "infrastructure", "cdk",  "terraform", "scripts",
                                                           "tools",   "tooling",        "hack", "docs",      "examples",
                                                           "stories", "bench",          "build"};
  const std::string_view inner = folder.empty() ? path : path.substr(folder.size() + 1);
  const std::vector<std::string_view> parts = split(inner, '/');
  const auto runs_elsewhere = [&](std::string_view part) {
    return part.starts_with('.') || std::find(kElsewhere.begin(), kElsewhere.end(), part) != kElsewhere.end();
  };
  // jest.config.ts and the like; in a folder of its own, such a file is the code's.
  const bool settings = parts.size() == 1 && inner.find(".config.") != std::string_view::npos;
  return !settings && !is_vendored(parts) && std::none_of(parts.begin(), parts.end() - 1, runs_elsewhere);
}

bool SourceFinder::holds_code(std::string_view folder) const {
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + '/';
  const auto at = std::lower_bound(paths_.begin(), paths_.end(), prefix);
  return at != paths_.end() && at->starts_with(prefix);
}

ServiceSource SourceFinder::of(const JoinedDocument& workload) const {
  for (const ServiceSetting& setting : fleet_.configuration.services) {
    if (setting.name != workload.service || setting.source.empty()) continue;
    std::vector<std::string> folders;
    for (const std::string& written : setting.source) {
      if (auto folder = resolve_path({}, written)) folders.push_back(std::move(*folder));
    }
    std::sort(folders.begin(), folders.end());
    return {std::move(folders), true};
  }
  // Manifests that lie apart from the code: a project of the service's name has it.
  if (workload.service_folder.empty() || !holds_code(workload.service_folder)) {
    if (std::string project = project_of(workload); !project.empty()) return {{std::move(project)}, false};
  }
  return {{above_chart(workload)}, false};
}

/// A chart mostly lies in a folder of its own, beside the code; so does Terraform.
std::string SourceFinder::above_chart(const JoinedDocument& workload) const {
  constexpr std::string_view kAround =
      "chart charts helm terraform deploy deployment deployments k8s kubernetes manifests";
  const std::vector<std::string_view> around = split(kAround, ' ');
  std::string_view folder = workload.service_folder;
  if (workload.document->scope != workload.service_folder + '/' || holds_code(folder)) return std::string(folder);
  do {
    folder = folder_of(folder);
  } while (!folder.empty() && std::find(around.begin(), around.end(), name_of(folder)) != around.end());
  return std::string(folder);
}

std::string SourceFinder::project_of(const JoinedDocument& workload) const {
  const Document& document = *workload.document;
  std::string found = project_named(
      {workload.service, document.name, document.label_name, document.label_app, name_of(workload.service_folder)});
  if (!found.empty()) return found;
  std::vector<std::string_view> images;
  for (const Container& container : document.containers) images.push_back(name_of_image(container.image));
  return project_named(images);
}

/// The only project or package that has one of the names; empty where there is none, or more than one.
std::string SourceFinder::project_named(const std::vector<std::string_view>& names) const {
  const auto is_name = [&](std::string_view name) {
    return !name.empty() && std::find(names.begin(), names.end(), name) != names.end();
  };
  std::set<std::string_view> libraries;
  for (const Project& project : fleet_.packaging.projects) {
    if (project.library) libraries.insert(project.folder);
  }
  std::set<std::string> found;
  const auto add = [&](const std::string& folder, std::string_view name) {
    const bool named = !folder.empty() && (is_name(name) || is_name(name_of(folder)));
    if (named && !libraries.contains(folder) && holds_code(folder)) found.insert(folder);
  };
  for (const Project& project : fleet_.packaging.projects) add(project.folder, project.name);
  for (const Package& package : fleet_.packaging.packages) add(package.folder, without_scope(package.name));
  return found.size() == 1 ? *found.begin() : std::string();
}

}  // namespace keyref
