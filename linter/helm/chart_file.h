#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref::helm {

/// Values that a chart takes over from a dependency: `child` there becomes `parent` here, which may be `.`.
struct ImportedValues {
  std::string child;
  std::string parent;
};

/// An entry of a chart's `dependencies`.
struct Dependency {
  std::string name;
  std::string alias;  ///< empty for none
  std::string repository;
  std::vector<std::string> conditions;  ///< paths in the values; the first that is there decides
  std::vector<std::string> tags;
  std::vector<ImportedValues> imports;

  /// Under which its values stand.
  const std::string& values_name() const { return alias.empty() ? name : alias; }
};

/// What Chart.yaml says, and requirements.yaml beside it, where charts of Helm 2 name their dependencies.
struct ChartFile {
  std::string name;
  std::string version;
  std::string app_version;
  bool library = false;  ///< only other charts use what it defines
  std::vector<Dependency> dependencies;
};

/// Adds what a Chart.yaml or requirements.yaml says; text that is no YAML says nothing.
void read_chart_file(FileId file, std::string_view text, ChartFile& chart);

}  // namespace keyref::helm
