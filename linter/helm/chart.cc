#include "linter/helm/chart.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/parse/yaml.h"

namespace keyref::helm {
namespace {

constexpr std::array<std::string_view, 6> kValuesFolders = {"values", "environments", "envs",
                                                            "env",    "helm-values",  "config"};
/// In a chart's folder, but no values of its own.
constexpr std::array<std::string_view, 5> kOtherFolders = {"templates", "charts", "crds", "ci", "tests"};

bool is_below(std::string_view path, std::string_view folder) {
  return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

template <typename Names>
bool is_one_of(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view stem_of(std::string_view path) {
  std::string_view name = name_of(path);
  for (const std::string_view extension : {".yaml", ".yml"}) {
    if (name.ends_with(extension)) name.remove_suffix(extension.size());
  }
  return name;
}

/// Does a path between a chart and its values file lead through folders that only sort values files?
bool sorts_values(std::string_view folder, const std::vector<Environment>& environments) {
  if (folder.empty()) return true;
  const std::vector<std::string_view> parts = split(folder, '/');
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return is_one_of(part, kValuesFolders) ||
           std::any_of(environments.begin(), environments.end(),
                       [&](const Environment& each) { return names_environment(each, part); });
  });
}

class ChartFinder {
 public:
  ChartFinder(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments)
      : fleet_(fleet), sources_(sources), environments_(environments) {}

  std::vector<Chart> find() {
    for (const FileId file : fleet_.templates) add_template(file);
    for (std::size_t i = 0; i < charts_.size(); ++i) find_parent(i);
    for (FileId file = 0; file < sources_.size(); ++file) {
      if (is_chart_file(sources_[file].path)) add_dependencies(file);
      if (is_values_file(sources_[file].path)) add_values(file);
    }
    for (Chart& chart : charts_) sort_values(chart);
    return std::move(charts_);
  }

 private:
  void add_template(FileId file) {
    const std::string folder(*chart_folder_of(sources_[file].path));
    const auto [at, added] = by_folder_.try_emplace(folder, charts_.size());
    if (added) charts_.push_back({folder, {}, {}, {}, false});
    charts_[at->second].templates.push_back(file);
  }

  void find_parent(std::size_t index) {
    const std::string_view above = folder_of(charts_[index].folder);
    if (name_of(above) != "charts") return;
    const auto parent = by_folder_.find(folder_of(above));
    if (parent == by_folder_.end()) return;
    charts_[index].is_subchart = true;
    charts_[parent->second].subcharts.push_back(index);
  }

  /// Charts beside this one that it is built with.
  void add_dependencies(FileId file) {
    constexpr std::string_view kScheme = "file://";
    const std::string_view folder = folder_of(sources_[file].path);
    const auto chart = by_folder_.find(folder);
    if (chart == by_folder_.end()) return;
    const YamlStream stream = YamlStream::parse(file, sources_[file].text);
    const Node* list = stream.documents().empty() ? nullptr : stream.documents().front()->find("dependencies");
    if (list == nullptr) return;
    list->for_each_item([&](const Node& item) {
      const std::string_view repository = item.text_of("repository");
      if (!repository.starts_with(kScheme)) return;
      const auto path = resolve_path(folder, repository.substr(kScheme.size()));
      const auto found = path ? by_folder_.find(*path) : by_folder_.end();
      if (found != by_folder_.end() && found->second != chart->second)
        charts_[chart->second].subcharts.push_back(found->second);
    });
  }

  bool is_values_file(std::string_view path) const {
    if (!path.ends_with(".yaml") && !path.ends_with(".yml")) return false;
    const std::string name = to_lower(name_of(path));
    return name.find("values") != std::string::npos || is_one_of(name_of(folder_of(path)), kValuesFolders) ||
           is_one_of(name_of(folder_of(folder_of(path))), kValuesFolders);
  }

  void add_values(FileId file) {
    const std::string_view path = sources_[file].path;
    for (Chart& chart : charts_) {
      if (!is_below(path, chart.folder)) continue;
      const std::string_view inside = path.substr(chart.folder.empty() ? 0 : chart.folder.size() + 1);
      if (is_one_of(inside.substr(0, inside.find('/')), kOtherFolders) && inside.find('/') != std::string_view::npos)
        continue;
      if (sorts_values(folder_of(inside), fleet_.configuration.environments)) chart.values.push_back(file);
      return;
    }
    add_beside(file, path);
  }

  /// A values file that lies beside charts, as deploy/values-prod.yaml and deploy/shop/templates.
  void add_beside(FileId file, std::string_view path) {
    std::string_view folder = folder_of(path);
    while (!folder.empty() && sorts_values(name_of(folder), fleet_.configuration.environments))
      folder = folder_of(folder);
    std::vector<Chart*> near;
    for (Chart& chart : charts_) {
      if (!chart.is_subchart && folder_of(chart.folder) == folder) near.push_back(&chart);
    }
    for (Chart* chart : near) {
      const std::vector<std::string_view> parts = split(path, '/');
      const bool named = std::find(parts.begin(), parts.end(), chart->folder_name()) != parts.end() ||
                         stem_of(path).find(chart->folder_name()) != std::string_view::npos;
      if (near.size() == 1 || named) chart->values.push_back(file);
    }
  }

  /// What speaks of all environments lies under what speaks of some.
  void sort_values(Chart& chart) const {
    const EnvironmentSet all = EnvironmentSet::first(fleet_.configuration.environments.size());
    const std::string own = (chart.folder.empty() ? "" : chart.folder + "/") + "values.y";
    const auto rank = [&](FileId file) {
      const std::string& path = sources_[file].path;
      return path.starts_with(own) ? 0 : environments_.of_file(file) == all ? 1 : 2;
    };
    // Another file for all environments may be an alternative as well as a layer: only the chart's own is certain.
    std::erase_if(chart.values, [&](FileId file) { return rank(file) == 1 && all.count() > 1; });
    std::stable_sort(chart.values.begin(), chart.values.end(), [&](FileId a, FileId b) { return rank(a) < rank(b); });
  }

  const Fleet& fleet_;
  const Sources& sources_;
  const EnvironmentFinder& environments_;
  std::vector<Chart> charts_;
  std::map<std::string, std::size_t, std::less<>> by_folder_;
};

}  // namespace

bool is_chart_file(std::string_view path) { return name_of(path) == "Chart.yaml"; }

std::optional<std::string_view> chart_folder_of(std::string_view path) {
  constexpr std::string_view kTemplates = "templates/";
  if (path.starts_with(kTemplates)) return std::string_view();
  const std::size_t at = path.rfind("/templates/");
  return at == std::string_view::npos ? std::nullopt : std::optional(path.substr(0, at));
}

std::vector<Chart> find_charts(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments) {
  return ChartFinder(fleet, sources, environments).find();
}

}  // namespace keyref::helm
