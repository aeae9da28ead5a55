#include "linter/helm/deployments.h"

#include <algorithm>
#include <map>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"

namespace keyref::helm {
namespace {

/// The text with an environment's name in place of what is still filled in, as in `values-{{env}}.yaml`.
std::string for_environment(std::string_view text, const std::string& name) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = std::min(text.size(), text.find("{{"));
    const std::size_t close = text.find("}}", open);
    result += text.substr(0, open);
    if (close == std::string_view::npos) break;
    result += name;
    text.remove_prefix(close + 2);
  }
  return result;
}

std::vector<std::string> names_of(const Environment& environment) {
  std::vector<std::string> names = environment.aliases;
  names.insert(names.begin(), environment.name);
  return names;
}

}  // namespace

Deployments::Deployments(const Fleet& fleet, const Sources& sources, const EnvironmentFinder& environments,
                         const std::vector<Chart>& charts)
    : fleet_(fleet),
      sources_(sources),
      environments_(environments),
      charts_(charts),
      by_chart_(charts.size()),
      released_(charts.size(), 0) {
  if (!fleet.releases.empty()) {
    for (FileId file = 0; file < sources.size(); ++file) files_.emplace(sources[file].path, file);
    for (std::size_t i = 0; i < charts.size(); ++i) by_folder_.emplace(charts[i].folder, i);
  }
  for (const FileId file : fleet.releases) read_file(file);
  for (std::size_t i = 0; i < charts.size(); ++i) add_by_layout(i);
}

void Deployments::read_file(FileId file) {
  const YamlStream& stream = streams_.emplace_back(YamlStream::parse(file, sources_[file].text));
  for (const Node* document : stream.documents()) {
    if (!document->is_mapping()) continue;
    for (const Release& release : read_releases(*document)) add(release, file);
  }
}

void Deployments::add(const Release& release, FileId file) {
  const auto folder = release.chart.empty() ? std::nullopt : resolve_path({}, release.chart);
  const auto chart = folder ? by_folder_.find(*folder) : by_folder_.end();
  if (chart == by_folder_.end()) return;
  Document object;
  object.file = file;
  object.label_environment = release.environment;
  const EnvironmentSet own = environments_.of(object);
  const std::vector<Environment>& all = fleet_.configuration.environments;
  if (all.empty()) {
    if (auto files = files_for(release, *folder, nullptr)) add_for({}, release, std::move(*files), chart->second);
    return;
  }
  std::map<std::vector<FileId>, EnvironmentSet> groups;
  for (const EnvironmentId id : own.members()) {
    const auto files = files_for(release, *folder, &all[id]);
    if (!files) continue;
    // A release that says it nowhere else is of the environments that its files name.
    const auto of_another = [&](FileId each) {
      const EnvironmentSet said = environments_.said_by_path(each);
      return !said.empty() && !said.contains(id);
    };
    if (own.count() == all.size() && std::any_of(files->begin(), files->end(), of_another)) continue;
    groups[*files].insert(id);
  }
  for (auto& [files, environments] : groups) add_for(environments, release, files, chart->second);
}

void Deployments::add_for(const EnvironmentSet& environments, const Release& release, std::vector<FileId> files,
                          std::size_t chart) {
  Deployment deployment{environments,       release.own_values, std::move(files),  {},
                        release.parameters, release.name,       release.name_space};
  for (const Node* node : release.values) add_values(*node, deployment);
  by_chart_[chart].push_back(std::move(deployment));
  released_[chart] = 1;
}

void Deployments::add_values(const Node& node, Deployment& deployment) {
  if (node.is_mapping()) deployment.values.push_back(&node);
  if (!node.is_scalar()) return;
  const YamlStream& stream = streams_.emplace_back(parse_values(node, sources_[node.resolved().file].text));
  for (const Node* document : stream.documents()) {
    if (document->is_mapping()) deployment.values.push_back(document);
  }
}

/// `$values/apps/shop.yaml` is of a source that the Application names: mostly this repository.
std::optional<FileId> Deployments::find_file(const Release& release, std::string_view folder,
                                             std::string_view path) const {
  const bool of_source = path.starts_with('$') && path.find('/') != std::string_view::npos;
  if (of_source) path.remove_prefix(path.find('/'));
  const bool from_root = release.files_from_root || of_source || path.starts_with('/');
  const auto resolved = resolve_path(from_root ? std::string_view() : folder, path);
  const auto found = resolved ? files_.find(*resolved) : files_.end();
  return found == files_.end() ? std::nullopt : std::optional(found->second);
}

/// None where one of them is not in the tree.
std::optional<std::vector<FileId>> Deployments::files_for(const Release& release, std::string_view folder,
                                                          const Environment* environment) const {
  std::vector<FileId> files;
  for (const std::string_view path : release.values_files) {
    std::optional<FileId> file;
    if (environment == nullptr || !has_placeholder(path)) {
      file = find_file(release, folder, path);
    } else {
      const auto expanded = expand_placeholders(path, environment->variables);
      if (expanded) file = find_file(release, folder, *expanded);
      for (const std::string& name : names_of(*environment)) {
        if (!file) file = find_file(release, folder, for_environment(path, name));
      }
    }
    if (!file) return std::nullopt;
    files.push_back(*file);
  }
  return files;
}

void Deployments::add_by_layout(std::size_t index) {
  const Chart& chart = charts_[index];
  if (fleet_.configuration.environments.empty()) {
    if (by_chart_[index].empty()) by_chart_[index].push_back({{}, true, chart.values, {}, {}, {}, {}});
    return;
  }
  EnvironmentSet covered;
  for (const Deployment& each : by_chart_[index]) covered = covered | each.environments;
  std::map<std::vector<FileId>, EnvironmentSet> groups;
  for (const EnvironmentId id : environments_.of_file(chart.file).members()) {
    if (covered.contains(id)) continue;
    std::vector<FileId> files;
    std::copy_if(chart.values.begin(), chart.values.end(), std::back_inserter(files),
                 [&](FileId file) { return environments_.of_file(file).contains(id); });
    groups[std::move(files)].insert(id);
  }
  for (const auto& [files, environments] : groups)
    by_chart_[index].push_back({environments, true, files, {}, {}, {}, {}});
}

const Value* with_parameter(const Value& given, std::string_view path, const Node& value, Values& values) {
  if (path.empty() || path.find('[') != std::string_view::npos) return &given;
  std::vector<std::string> steps(1);
  bool escaped = false;
  for (const char c : path) {
    if (c == '.' && !escaped) {
      steps.emplace_back();
    } else if (c != '\\' || escaped) {
      steps.back().push_back(c);
    }
    escaped = c == '\\' && !escaped;
  }
  const std::string_view text = value.is_scalar() ? value.resolved().value : std::string_view();
  const Value* set = text == "true" || text == "false" ? values.boolean(text == "true")
                     : text == "null"                  ? values.nil()
                                                       : values.from(value);
  std::reverse(steps.begin(), steps.end());
  for (const std::string& step : steps) set = values.map({{step, set}});
  return merge_values(given, *set, values);
}

}  // namespace keyref::helm
