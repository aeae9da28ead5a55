#include "linter/helm/chart_file.h"

#include "linter/base/text.h"
#include "linter/syntax/yaml.h"

namespace keyref::helm {
namespace {

void read_conditions(const Node& node, Dependency& dependency) {
  for (const std::string_view path : split(node.text_of("condition"), ',')) {
    if (!trim(path).empty()) dependency.conditions.emplace_back(trim(path));
  }
  if (const Node* tags = node.find("tags"))
    tags->for_each_item([&](const Node& tag) { dependency.tags.push_back(tag.text().value); });
}

void read_imports(const Node& node, Dependency& dependency) {
  const Node* imports = node.find("import-values");
  if (imports == nullptr) return;
  imports->for_each_item([&](const Node& item) {
    if (item.is_mapping()) {
      dependency.imports.push_back({std::string(item.text_of("child")), std::string(item.text_of("parent"))});
    } else if (item.is_scalar()) {
      dependency.imports.push_back({"exports." + item.text().value, "."});
    }
  });
}

Dependency read_dependency(const Node& node) {
  Dependency dependency;
  dependency.name = node.text_of("name");
  dependency.alias = node.text_of("alias");
  dependency.repository = node.text_of("repository");
  read_conditions(node, dependency);
  read_imports(node, dependency);
  return dependency;
}

}  // namespace

void read_chart_file(FileId file, std::string_view text, ChartFile& chart) {
  const YamlStream stream = YamlStream::parse(file, text);
  if (stream.documents().empty()) return;
  const Node& root = *stream.documents().front();
  const auto read = [&](std::string_view key, std::string& to) {
    if (to.empty()) to = root.text_of(key);
  };
  read("name", chart.name);
  read("version", chart.version);
  read("appVersion", chart.app_version);
  chart.library = chart.library || root.text_of("type") == "library";
  if (const Node* list = root.find("dependencies"))
    list->for_each_item([&](const Node& item) { chart.dependencies.push_back(read_dependency(item)); });
}

}  // namespace keyref::helm
