#include "linter/join/environments.h"

#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"

namespace keyref {
namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '-' || text[at] == '_' || text[at] == '.';
}

/// Does the word stand in the stem between `-`, `_` and `.`?
bool has_part(std::string_view stem, std::string_view word) {
  for (std::size_t at = stem.find(word); at != std::string_view::npos; at = stem.find(word, at + 1)) {
    if ((at == 0 || is_boundary(stem, at - 1)) && is_boundary(stem, at + word.size())) return true;
  }
  return false;
}

}  // namespace

bool names_environment(const Environment& environment, std::string_view word) {
  const auto is_word = [&](const std::string& name) { return equals_ignoring_case(name, word); };
  return is_word(environment.name) || std::any_of(environment.aliases.begin(), environment.aliases.end(), is_word);
}

std::optional<EnvironmentId> find_environment(const Configuration& configuration, std::string_view word) {
  for (EnvironmentId id = 0; id < configuration.environments.size(); ++id) {
    if (names_environment(configuration.environments[id], word)) return id;
  }
  return std::nullopt;
}

EnvironmentFinder::EnvironmentFinder(const Fleet& fleet, const Sources& sources)
    : fleet_(fleet), sources_(sources), all_(EnvironmentSet::first(fleet.configuration.environments.size())) {
  spread_over_kustomizations();
}

/// A kustomization belongs to the environments that its own path names, else to those of the kustomizations that use
/// it.
void EnvironmentFinder::spread_over_kustomizations() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> in_folder;
  std::vector<EnvironmentSet> found(fleet_.kustomizations.size());
  std::vector<char> says_itself(fleet_.kustomizations.size(), 0);
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < fleet_.kustomizations.size(); ++i) {
    in_folder[fleet_.kustomizations[i].folder].push_back(i);
    found[i] = said_by_path(fleet_.kustomizations[i].file);
    says_itself[i] = found[i].empty() ? 0 : 1;
    if (!found[i].empty()) waiting.push_back(i);
  }
  while (!waiting.empty()) {
    const std::size_t from = waiting.back();
    waiting.pop_back();
    for (const std::string& resource : fleet_.kustomizations[from].resources) {
      const auto used = in_folder.find(resource);
      if (used == in_folder.end()) continue;
      for (const std::size_t to : used->second) {
        if (says_itself[to] != 0 || (found[to] | found[from]) == found[to]) continue;
        found[to] = found[to] | found[from];
        waiting.push_back(to);
      }
    }
  }
  for (std::size_t i = 0; i < fleet_.kustomizations.size(); ++i) {
    const Kustomization& kustomization = fleet_.kustomizations[i];
    used_by_[kustomization.folder] = used_by_[kustomization.folder] | found[i];
    for (const std::string& resource : kustomization.resources) used_by_[resource] = used_by_[resource] | found[i];
  }
}

EnvironmentSet EnvironmentFinder::of(const Document& document) const {
  if (document.environments) return *document.environments;
  return of(document.file, document.label_environment);
}

EnvironmentSet EnvironmentFinder::of(FileId file, const std::string& label) const {
  const std::string& path = sources_[file].path;
  if (path == "<stdin>") return fleet_.selected;
  EnvironmentSet found = by_globs(path);
  if (found.empty() && !label.empty()) found = by_label(label);
  if (found.empty()) found = by_path(path);
  if (found.empty()) found = by_overlays(path);
  return found.empty() ? all_ : found;
}

EnvironmentSet EnvironmentFinder::said_by_path(FileId file) const {
  const std::string& path = sources_[file].path;
  const EnvironmentSet found = by_globs(path);
  return found.empty() ? by_path(path) : found;
}

EnvironmentSet EnvironmentFinder::by_globs(std::string_view path) const {
  EnvironmentSet found;
  for (EnvironmentId id = 0; id < fleet_.configuration.environments.size(); ++id) {
    for (const Glob& glob : fleet_.configuration.environments[id].manifests) {
      if (glob.matches(path)) found.insert(id);
    }
  }
  return found;
}

EnvironmentSet EnvironmentFinder::by_label(const std::string& label) const {
  EnvironmentSet found;
  for (EnvironmentId id = 0; id < fleet_.configuration.environments.size(); ++id) {
    const Environment& environment = fleet_.configuration.environments[id];
    const auto expanded = expand_placeholders(label, environment.variables);
    if (expanded && names_environment(environment, *expanded)) found.insert(id);
  }
  return found;
}

EnvironmentSet EnvironmentFinder::by_path(std::string_view path) const {
  const EnvironmentSet found = by_folders(path);
  return found.empty() ? by_stem(path) : found;
}

EnvironmentSet EnvironmentFinder::by_folders(std::string_view path) const {
  EnvironmentSet found;
  const std::string_view folder = folder_of(path);
  if (folder.empty()) return found;
  for (const std::string_view segment : split(folder, '/')) {
    for (EnvironmentId id = 0; id < fleet_.configuration.environments.size(); ++id) {
      if (names_environment(fleet_.configuration.environments[id], segment)) found.insert(id);
    }
  }
  return found;
}

EnvironmentSet EnvironmentFinder::by_stem(std::string_view path) const {
  std::string stem = to_lower(path.substr(path.rfind('/') + 1));
  stem.erase(std::min(stem.size(), stem.rfind('.')));
  EnvironmentSet found;
  for (EnvironmentId id = 0; id < fleet_.configuration.environments.size(); ++id) {
    const Environment& environment = fleet_.configuration.environments[id];
    bool named = has_part(stem, to_lower(environment.name));
    for (const std::string& alias : environment.aliases) named = named || has_part(stem, to_lower(alias));
    if (named) found.insert(id);
  }
  return found;
}

EnvironmentSet EnvironmentFinder::by_overlays(std::string_view path) const {
  if (used_by_.empty()) return {};
  const auto by_file = used_by_.find(std::string(path));
  const auto by_folder = used_by_.find(std::string(folder_of(path)));
  return (by_file == used_by_.end() ? EnvironmentSet() : by_file->second) |
         (by_folder == used_by_.end() ? EnvironmentSet() : by_folder->second);
}

}  // namespace keyref
