#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/helm/chart.h"
#include "linter/helm/value.h"

namespace keyref::helm {

/// A chart as a release holds it: the release's own, or one that it is built with, under the name that it has there.
struct Instance {
  std::size_t chart = 0;
  std::string name;
  const Value* values = nullptr;
};

/// What a release is made of.
struct Instances {
  std::vector<Instance> rendered;
  std::vector<const Value*> absent;  ///< for charts that are not in the tree: their name and the values that they get
};

/// What a chart's own values.yaml holds.
using OwnValues = std::function<const Value*(std::size_t chart)>;

/// A chart and the charts that it is built with, as far as conditions and tags do not switch them off, with the values
/// that each of them sees where a release is given some (Helm's pkg/chartutil, dependencies.go and coalesce.go).
Instances instances_of(const std::vector<Chart>& charts, std::size_t chart, const Value& given, const OwnValues& own,
                       Values& values);

}  // namespace keyref::helm
