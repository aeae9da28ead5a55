#include "linter/helm/chart.h"

#include <algorithm>
#include <array>
#include <set>

#include "linter/base/text.h"

namespace keyref::helm {
namespace {

constexpr std::array<std::string_view, 6> kValuesFolders = {"values", "environments", "envs",
                                                            "env",    "helm-values",  "config"};
constexpr std::string_view kChartFile = "Chart.yaml";
constexpr std::string_view kRequirements = "requirements.yaml";
/// In a chart's folder, but no values of its own.
constexpr std::array<std::string_view, 5> kOtherFolders = {"templates", "charts", "crds", "ci", "tests"};

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

/// Values that chart-testing takes, and what helm-unittest expects.
bool is_test(std::string_view path) {
  const std::string_view folder = name_of(folder_of(path));
  return folder == "ci" || folder == "tests" || path.ends_with("_test.yaml") || path.ends_with("_test.yml");
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
    for (FileId file = 0; file < sources_.size(); ++file) {
      if (name_of(sources_[file].path) == kChartFile) add_chart(file);
    }
    for (const FileId file : fleet_.templates) {
      const auto chart = by_folder_.find(*chart_folder_of(sources_[file].path));
      if (chart != by_folder_.end()) charts_[chart->second].templates.push_back(file);
    }
    for (FileId file = 0; file < sources_.size(); ++file) {
      if (name_of(sources_[file].path) == kRequirements) add_requirements(file);
      if (is_test(sources_[file].path)) {
        add_test(file);
      } else if (is_values_file(sources_[file].path)) {
        add_values(file);
      }
    }
    for (Chart& chart : charts_) sort_values(chart);
    for (std::size_t i = 0; i < charts_.size(); ++i) find_subcharts(i);
    return std::move(charts_);
  }

 private:
  void add_chart(FileId file) {
    Chart& chart = charts_.emplace_back();
    chart.folder = folder_of(sources_[file].path);
    chart.file = file;
    read_chart_file(file, sources_[file].text, chart.about);
    if (chart.about.name.empty()) chart.about.name = chart.folder_name();
    by_folder_.emplace(chart.folder, charts_.size() - 1);
  }

  void add_requirements(FileId file) {
    const auto chart = by_folder_.find(folder_of(sources_[file].path));
    if (chart != by_folder_.end()) read_chart_file(file, sources_[file].text, charts_[chart->second].about);
  }

  /// The charts in its `charts/`, and those elsewhere that it names by their path.
  void find_subcharts(std::size_t index) {
    Chart& chart = charts_[index];
    std::vector<std::size_t> unasked;
    const std::string inside = (chart.folder.empty() ? "" : chart.folder + "/") + "charts";
    for (auto at = by_folder_.lower_bound(inside + "/"); at != by_folder_.end() && is_below(at->first, inside); ++at) {
      if (folder_of(at->first) == inside) unasked.push_back(at->second);
    }
    for (const std::size_t subchart : unasked) charts_[subchart].is_subchart = true;
    std::set<std::size_t> asked;
    for (const Dependency& dependency : chart.about.dependencies) {
      const auto found = find_dependency(chart, dependency, unasked);
      if (!found) chart.absent.push_back(dependency);
      if (!found || *found == index) continue;
      asked.insert(*found);
      chart.subcharts.push_back({*found, dependency});
      // One that has values files for environments may be deployed alone, too.
      if (charts_[*found].values.empty()) charts_[*found].is_subchart = true;
    }
    for (const std::size_t subchart : unasked) {
      if (asked.contains(subchart)) continue;
      Dependency dependency;
      dependency.name = charts_[subchart].about.name;
      chart.subcharts.push_back({subchart, dependency});
    }
  }

  std::optional<std::size_t> find_dependency(const Chart& chart, const Dependency& dependency,
                                             const std::vector<std::size_t>& inside) const {
    for (const std::size_t subchart : inside) {
      if (charts_[subchart].about.name == dependency.name) return subchart;
    }
    constexpr std::string_view kScheme = "file://";
    const std::string_view repository = dependency.repository;
    if (!repository.starts_with(kScheme)) return std::nullopt;
    const auto path = resolve_path(chart.folder, repository.substr(kScheme.size()));
    const auto found = path ? by_folder_.find(*path) : by_folder_.end();
    return found == by_folder_.end() ? std::nullopt : std::optional(found->second);
  }

  void add_test(FileId file) {
    const std::string_view path = sources_[file].path;
    Chart* chart = chart_around(path);
    if (chart == nullptr) return;
    const bool in_chart = folder_of(folder_of(path)) == chart->folder;
    if (in_chart || name_of(path).find("_test.") != std::string_view::npos) chart->tests.push_back(file);
  }

  bool is_values_file(std::string_view path) const {
    if (!path.ends_with(".yaml") && !path.ends_with(".yml")) return false;
    const std::string name = to_lower(name_of(path));
    return name.find("values") != std::string::npos || name_of(folder_of(path)) == "ci" ||
           is_one_of(name_of(folder_of(path)), kValuesFolders) ||
           is_one_of(name_of(folder_of(folder_of(path))), kValuesFolders);
  }

  void add_values(FileId file) {
    const std::string_view path = sources_[file].path;
    Chart* chart = chart_around(path);
    if (chart == nullptr) return add_beside(file, path);
    const std::string_view inside = folder_of(path.substr(chart->folder.empty() ? 0 : chart->folder.size() + 1));
    if (is_one_of(inside.substr(0, inside.find('/')), kOtherFolders)) return;
    if (sorts_values(inside, fleet_.configuration.environments)) chart->values.push_back(file);
  }

  Chart* chart_around(std::string_view path) {
    for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
      const auto found = by_folder_.find(folder);
      if (found != by_folder_.end()) return &charts_[found->second];
      if (folder.empty()) return nullptr;
    }
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

  /// What speaks of some environments lies over what speaks of more. Another file for all environments may be an
  /// alternative as well as a layer: only the chart's own is certain.
  void sort_values(Chart& chart) const {
    const EnvironmentSet all = EnvironmentSet::first(fleet_.configuration.environments.size());
    const std::string own = (chart.folder.empty() ? "" : chart.folder + "/") + "values.y";
    for (const FileId file : chart.values) {
      if (sources_[file].path.starts_with(own)) chart.own_values = file;
    }
    std::erase_if(chart.values, [&](FileId file) {
      return file == chart.own_values || (environments_.of_file(file) == all && all.count() > 1);
    });
    std::stable_sort(chart.values.begin(), chart.values.end(), [&](FileId a, FileId b) {
      return environments_.of_file(a).count() > environments_.of_file(b).count();
    });
  }

  const Fleet& fleet_;
  const Sources& sources_;
  const EnvironmentFinder& environments_;
  std::vector<Chart> charts_;
  std::map<std::string, std::size_t, std::less<>> by_folder_;
};

}  // namespace

bool is_chart_file(std::string_view path) { return name_of(path) == kChartFile || name_of(path) == kRequirements; }

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
