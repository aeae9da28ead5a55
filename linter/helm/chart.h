#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/chart_file.h"
#include "linter/join/environments.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref::helm {

/// A chart that another one is built with.
struct Subchart {
  std::size_t chart = 0;  ///< into the list of charts
  Dependency as;          ///< how the other one names it; only a name where it lies in `charts/` unasked
};

/// A chart's folder with the files that make it.
struct Chart {
  std::string folder;  ///< relative to the root; empty for the root
  FileId file = 0;     ///< Chart.yaml
  ChartFile about;
  std::vector<FileId> templates;     ///< in the order of their paths
  std::optional<FileId> own_values;  ///< values.yaml
  std::vector<FileId> values;        ///< those of environments, in the order in which they are laid over
  std::vector<FileId> tests;         ///< for chart-testing and helm-unittest: nothing deploys them
  std::vector<Subchart> subcharts;   ///< in `charts/`, or named as `file://…`
  std::vector<Dependency> absent;    ///< dependencies that are not in the tree
  bool is_subchart = false;          ///< comes with another one only

  std::string_view folder_name() const { return std::string_view(folder).substr(folder.rfind('/') + 1); }
};

/// Puts a fleet's templates together with their charts' values files: `values*.yaml` in the chart's folder, in
/// `values/`, `environments/` and the like, and beside a chart that is the only one there or whose name they bear. The
/// texts of what `is_chart_file` must be at hand.
std::vector<Chart> find_charts(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments);

/// Is it Chart.yaml, or requirements.yaml?
bool is_chart_file(std::string_view path);

/// The folder of the chart whose template this file is, by its path; none where it is no template's.
std::optional<std::string_view> chart_folder_of(std::string_view path);

}  // namespace keyref::helm
