#include "linter/helm/instances.h"

#include <algorithm>
#include <optional>
#include <set>

#include "linter/base/text.h"

namespace keyref::helm {
namespace {

/// Charts may name each other; those of people's come nowhere near.
constexpr int kMaxDepth = 8;
constexpr std::size_t kMostInstances = 500;
constexpr std::size_t kMostSteps = 20'000;

/// A value by a path like `redis.enabled`; null where there is none.
const Value* at_path(const Value& root, std::string_view path) {
  const Value* value = &root;
  for (const std::string_view step : split(path, '.')) {
    if (value != nullptr && !step.empty()) value = value->find(step);
  }
  return value;
}

class InstanceFinder {
 public:
  InstanceFinder(const std::vector<Chart>& charts, const OwnValues& own, Values& values)
      : charts_(charts), own_(own), values_(values) {}

  Instances find(std::size_t chart, const Value& given) {
    const Value* all = merge_values(*defaults(chart, {}, 0), given, values_);
    switch_off(chart, *all, {}, 0);
    add(chart, charts_[chart].about.name, *merge_values(*defaults(chart, {}, 0), given, values_), {}, 0);
    return std::move(instances_);
  }

 private:
  /// A chart's values before a release gives any, with those of its subcharts under their names.
  const Value* defaults(std::size_t chart, const std::string& path, int depth) {
    const Value* merged = own_(chart);
    if (depth > kMaxDepth || ++steps_ > kMostSteps) return merged;
    for (const Subchart& subchart : charts_[chart].subcharts) {
      const std::string& name = subchart.as.values_name();
      const std::string inner = path + name + '.';
      if (off_.contains(inner)) continue;
      const Value* below = values_.map({{name, defaults(subchart.chart, inner, depth + 1)}});
      merged = merge_values(*below, *merged, values_);
    }
    for (const Subchart& subchart : charts_[chart].subcharts) {
      for (const ImportedValues& import : subchart.as.imports) {
        const Value* child = at_path(*merged, subchart.as.values_name() + "." + import.child);
        if (child != nullptr && child->is(Value::Kind::map))
          merged = merge_values(*under(import.parent, *child), *merged, values_);
      }
    }
    return merged;
  }

  /// The value as a map in which it stands at this path.
  const Value* under(std::string_view path, const Value& value) {
    const Value* result = &value;
    std::vector<std::string_view> steps = split(path, '.');
    std::reverse(steps.begin(), steps.end());
    for (const std::string_view step : steps) {
      if (!step.empty()) result = values_.map({{std::string(step), result}});
    }
    return result;
  }

  void switch_off(std::size_t chart, const Value& root, const std::string& path, int depth) {
    if (depth > kMaxDepth || ++steps_ > kMostSteps) return;
    for (const Subchart& subchart : charts_[chart].subcharts) {
      const std::string inner = path + subchart.as.values_name() + '.';
      if (is_on(subchart.as, root, path)) {
        switch_off(subchart.chart, root, inner, depth + 1);
      } else {
        off_.insert(inner);
      }
    }
    for (const Dependency& dependency : charts_[chart].absent) {
      if (!is_on(dependency, root, path)) off_.insert(path + dependency.values_name() + '.');
    }
  }

  static bool is_on(const Dependency& dependency, const Value& root, const std::string& path) {
    for (const std::string& condition : dependency.conditions) {
      const Value* value = at_path(root, path + condition);
      if (value != nullptr && value->is(Value::Kind::boolean)) return value->boolean;
    }
    bool any_off = false;
    for (const std::string& tag : dependency.tags) {
      const Value* value = at_path(root, "tags." + tag);
      if (value == nullptr || !value->is(Value::Kind::boolean)) continue;
      if (value->boolean) return true;
      any_off = true;
    }
    return !any_off;
  }

  void add(std::size_t chart, const std::string& name, const Value& seen, const std::string& path, int depth) {
    instances_.rendered.push_back({chart, name, &seen});
    if (depth > kMaxDepth || instances_.rendered.size() > kMostInstances) return;
    for (const Dependency& dependency : charts_[chart].absent) {
      const std::string& below = dependency.values_name();
      const Value* own = seen.find(below);
      if (own != nullptr && !off_.contains(path + below + '.'))
        instances_.absent.push_back(values_.map({{below, own}}));
    }
    const Value* global = seen.find("global");
    for (const Subchart& subchart : charts_[chart].subcharts) {
      const std::string& below = subchart.as.values_name();
      const std::string inner = path + below + '.';
      const Value* own = seen.find(below);
      if (off_.contains(inner)) continue;
      if (own == nullptr || !own->is(Value::Kind::map)) own = values_.map({});
      if (global != nullptr) own = merge_values(*own, *values_.map({{"global", global}}), values_);
      add(subchart.chart, below, *own, inner, depth + 1);
    }
  }

  const std::vector<Chart>& charts_;
  const OwnValues& own_;
  Values& values_;
  std::set<std::string> off_;  ///< paths of subcharts that are switched off, each with a `.` at its end
  Instances instances_;
  std::size_t steps_ = 0;
};

}  // namespace

Instances instances_of(const std::vector<Chart>& charts, std::size_t chart, const Value& given, const OwnValues& own,
                       Values& values) {
  return InstanceFinder(charts, own, values).find(chart, given);
}

}  // namespace keyref::helm
