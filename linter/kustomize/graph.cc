#include "linter/kustomize/graph.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace keyref::kustomize {
namespace {

/// Says which numbers belong together.
class Union {
 public:
  explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }

  std::size_t find(std::size_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  /// The smaller one stands for both.
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<std::size_t> group_of_each(const std::vector<Kustomization>& kustomizations) {
  Union together(kustomizations.size());
  std::unordered_map<std::string_view, std::size_t> named;  // files and folders, with one that names each
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    together.join(i, named.emplace(kustomizations[i].folder, i).first->second);
    for (const auto* paths : {&kustomizations[i].resources, &kustomizations[i].patches}) {
      for (const std::string& path : *paths) together.join(i, named.emplace(path, i).first->second);
    }
  }
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < kustomizations.size(); ++i) groups.push_back(together.find(i));
  return groups;
}

Graph::Graph(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments)
    : kustomizations_(fleet.kustomizations), sources_(sources) {
  for (std::size_t i = 0; i < kustomizations_.size(); ++i) {
    folders_.emplace(kustomizations_[i].folder, i);
    said_.push_back(environments.said_by_path(kustomizations_[i].file));
  }
  for (FileId file = 0; file < sources.size(); ++file) files_.emplace(sources[file].path, file);
}

std::optional<std::size_t> Graph::in_folder(const std::string& folder) const {
  const auto at = folders_.find(folder);
  return at == folders_.end() ? std::nullopt : std::optional(at->second);
}

std::optional<FileId> Graph::file_at(const std::string& path) const {
  const auto at = files_.find(path);
  return at == files_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<std::size_t> Graph::used_by(std::size_t index) const {
  std::vector<std::size_t> used;
  for (const std::string& resource : kustomizations_[index].resources) {
    if (const auto at = in_folder(resource)) used.push_back(*at);
  }
  return used;
}

std::vector<std::vector<Graph::Root>> Graph::groups() const {
  const std::vector<std::size_t> group = group_of_each(kustomizations_);
  std::vector<char> is_used(size(), 0);
  for (std::size_t i = 0; i < size(); ++i) {
    for (const std::size_t used : used_by(i)) {
      if (used != i) is_used[used] = 1;
    }
  }
  // The environments in which something else brings each one in.
  std::vector<EnvironmentSet> covered(size());
  std::vector<char> reached(size(), 0);
  std::map<std::size_t, std::vector<Root>> groups;
  const auto spread = [&](std::size_t from) {
    std::vector<std::pair<std::size_t, EnvironmentSet>> waiting = {{from, said_[from]}};
    while (!waiting.empty()) {
      const auto [at, outer] = waiting.back();
      waiting.pop_back();
      const EnvironmentSet environments = outer.empty() ? said_[at] : outer;
      if (reached[at] != 0 && (covered[at] | environments) == covered[at]) continue;
      reached[at] = 1;
      covered[at] = covered[at] | environments;
      for (const std::size_t used : used_by(at)) waiting.emplace_back(used, environments);
    }
  };
  for (std::size_t i = 0; i < size(); ++i) {
    if (is_used[i] != 0) continue;
    groups[group[i]].push_back({i, std::nullopt});
    spread(i);
  }
  for (std::size_t i = 0; i < size(); ++i) {
    const EnvironmentSet own = said_[i].without(covered[i]);
    if (reached[i] != 0 && own.empty()) continue;  // else: its own environments, or a circle that nothing else uses
    groups[group[i]].push_back({i, reached[i] != 0 ? std::optional(own) : std::nullopt});
    spread(i);
  }
  std::vector<std::vector<Root>> all;
  for (auto& [first, roots] : groups) all.push_back(std::move(roots));
  return all;
}

}  // namespace keyref::kustomize
