#include "linter/helm/render.h"

#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "linter/base/parallel.h"
#include "linter/base/text.h"
#include "linter/helm/chart.h"
#include "linter/helm/deployments.h"
#include "linter/helm/evaluate.h"
#include "linter/helm/instances.h"
#include "linter/helm/rendered_text.h"
#include "linter/join/variants.h"
#include "linter/syntax/yaml.h"

namespace keyref::helm {
namespace {

/// What others include, and what Helm prints when it is done.
bool makes_no_manifest(std::string_view path) { return name_of(path).starts_with('_') || path.ends_with("NOTES.txt"); }

using Templates = std::unordered_map<FileId, Template>;

/// A mapping of a values file, for `find` of nodes.
const Node* root_of(const YamlStream& stream) {
  const bool has = !stream.documents().empty() && stream.documents().front()->is_mapping();
  return has ? stream.documents().front() : nullptr;
}

/// What came of one chart.
struct Rendered {
  std::vector<Document> documents;
  std::vector<Problem> problems;
};

/// What all charts are rendered from.
struct Input {
  const std::vector<Chart>& charts;
  const Templates& templates;
  const Sources& sources;
  const Fleet& fleet;
  const Deployments& deployments;
};

class ChartRenderer {
 public:
  ChartRenderer(const Input& input, std::size_t chart) : input_(input), index_(chart), chart_(input.charts[chart]) {
    define(chart);
  }

  Rendered render() {
    for (const Deployment& deployment : input_.deployments.of(index_)) render_for(deployment);
    Rendered rendered{merge_renderings(std::move(renderings_)), std::move(reader_.problems())};
    erase_told_twice(rendered.documents);
    for (Document& document : rendered.documents) {
      document.scope = chart_.folder + '/';
      for (Secret& secret : document.declares) secret.shared = true;  // charts may be alternatives of each other
      reader_.set_origins(document);
      if (input_.fleet.configuration.environments.empty()) document.environments.reset();
    }
    return rendered;
  }

 private:
  /// What a template writes is told there, and not in the values again.
  void erase_told_twice(std::vector<Document>& documents) const {
    std::set<Place> written = reader_.looked_up();
    for (const Document& document : documents) {
      if (document.kind.empty()) continue;
      for (const Reference& reference : document.references) written.insert(reference.secret.place);
    }
    for (Document& document : documents) {
      if (!document.kind.empty()) continue;
      std::erase_if(document.references, [&](const Reference& each) { return written.contains(each.secret.place); });
    }
    std::erase_if(documents, [](const Document& document) {
      return document.kind.empty() && document.references.empty() && document.invalid_references.empty();
    });
  }

  /// The outer chart's definitions win, as in Helm, which parses it last.
  void define(std::size_t chart) {
    if (!defined_.insert(chart).second) return;  // charts may name each other
    for (const FileId file : input_.charts[chart].templates) {
      for (const Definition& definition : input_.templates.at(file).definitions)
        definitions_.try_emplace(definition.name, Named{&definition.body, file, input_.sources[file].text});
    }
    for (const Subchart& subchart : input_.charts[chart].subcharts) define(subchart.chart);
  }

  const Value* read_values(FileId file, Values& values) {
    auto at = streams_.find(file);
    if (at == streams_.end()) at = streams_.emplace(file, YamlStream::parse(file, input_.sources[file].text)).first;
    const Node* root = root_of(at->second);
    return root == nullptr ? values.map({}) : values.from(*root);
  }

  void render_for(const Deployment& deployment) {
    bool undecided = false;
    for (const bool take_first : {true, false}) {
      if (!take_first && !undecided) return;
      Values values;
      const Value& given = given_by(deployment, values);
      const OwnValues own = [&](std::size_t chart) {
        const std::optional<FileId> file = input_.charts[chart].own_values;
        return file && (chart != index_ || deployment.own_values) ? read_values(*file, values) : values.map({});
      };
      Rendering rendering{deployment.environments, {}};
      const Instances instances = instances_of(input_.charts, index_, given, own, values);
      for (const Instance& instance : instances.rendered) {
        const bool open = render_instance(instance, deployment, take_first, values, rendering.documents);
        undecided = undecided || open;
      }
      for (const Value* absent : instances.absent)
        reader_.read_values(chart_.file, *absent, values, rendering.documents);
      place_in(deployment.name_space, rendering.documents);
      renderings_.push_back(std::move(rendering));
    }
  }

  const Value& given_by(const Deployment& deployment, Values& values) {
    const Value* given = values.map({});
    for (const FileId file : deployment.files) given = merge_values(*given, *read_values(file, values), values);
    for (const Node* node : deployment.values) given = merge_values(*given, *values.from(*node), values);
    for (const auto& [path, node] : deployment.parameters) given = with_parameter(*given, path, *node, values);
    return *given;
  }

  /// Objects that name no namespace of their own go to the release's.
  static void place_in(std::string_view name_space, std::vector<Document>& documents) {
    for (Document& document : documents) {
      if (document.name_space.value.empty()) document.name_space.value = name_space;
    }
  }

  /// True: not all conditions could be decided.
  bool render_instance(const Instance& instance, const Deployment& deployment, bool take_first, Values& values,
                       std::vector<Document>& documents) {
    const Chart& chart = input_.charts[instance.chart];
    if (chart.about.library) return false;
    bool undecided = false;
    bool complete = !chart.templates.empty() || !chart.subcharts.empty() || !chart.absent.empty();
    for (const FileId file : chart.templates) {
      const std::string& path = input_.sources[file].path;
      const Template& parsed = input_.templates.at(file);
      complete = complete && !parsed.mistake;
      if (makes_no_manifest(path) || parsed.mistake) continue;
      Evaluator evaluator(definitions_, values, take_first);
      const Named body{&parsed.body, file, input_.sources[file].text};
      reader_.read(file, path, evaluator.run(body, root_value(instance, deployment, values)), values, documents);
      undecided = undecided || evaluator.undecided();
      complete = complete && evaluator.complete();
      if (evaluator.gave_up()) reader_.tell(file, {file, {}}, "this makes too much: the rest is not checked");
    }
    // What templates would make of the rest is not known: a reference in the values counts by itself.
    if (!complete || !reader_.problems().empty()) reader_.read_values(chart.file, *instance.values, values, documents);
    return undecided;
  }

  const Value* root_value(const Instance& instance, const Deployment& deployment, Values& values) const {
    const auto open = [&](const std::string& expression) { return values.unknown(expression); };
    const ChartFile& about = input_.charts[instance.chart].about;
    const auto known = [&](std::string_view text, const std::string& expression) {
      return text.empty() ? open(expression) : values.string(text);
    };
    const Value* release = values.map({{"Name", known(deployment.name, ".Release.Name")},
                                       {"Namespace", known(deployment.name_space, ".Release.Namespace")},
                                       {"Revision", open(".Release.Revision")},
                                       {"IsInstall", open(".Release.IsInstall")},
                                       {"IsUpgrade", open(".Release.IsUpgrade")},
                                       {"Service", values.string("Helm")}});
    const Value* chart = values.map({{"Name", values.string(instance.name)},
                                     {"Version", values.string(about.version)},
                                     {"AppVersion", values.string(about.app_version)},
                                     {"IsRoot", values.boolean(instance.chart == index_)}});
    return values.map({{"Values", instance.values},
                       {"Release", release},
                       {"Chart", chart},
                       {"Capabilities", open(".Capabilities")},
                       {"Files", open(".Files")},
                       {"Subcharts", open(".Subcharts")},
                       {"Template", open(".Template")}});
  }

  const Input& input_;
  std::size_t index_;
  const Chart& chart_;
  std::set<std::size_t> defined_;
  Definitions definitions_;
  std::unordered_map<FileId, YamlStream> streams_;
  std::vector<Rendering> renderings_;
  RenderedReader reader_;
};

/// False: there are none.
bool read_chart_files(const FileTree& tree, Sources& sources) {
  bool any = false;
  for (FileId file = 0; file < sources.size(); ++file) {
    if (!is_chart_file(sources[file].path)) continue;
    read_text(tree, sources[file]);
    any = true;
  }
  return any;
}

Templates parse_templates(const Fleet& fleet, const Sources& sources, unsigned jobs) {
  Templates templates;
  for (const FileId file : fleet.templates) templates[file];  // made before the threads start
  parallel_for(fleet.templates.size(), jobs, [&](std::size_t i) {
    const FileId file = fleet.templates[i];
    templates.at(file) = parse_template(sources[file].text);
  });
  return templates;
}

void tell_mistakes(const Templates& templates, Fleet& fleet) {
  for (const FileId file : fleet.templates) {
    const auto& mistake = templates.at(file).mistake;
    if (!mistake) continue;
    fleet.problems.push_back({Problem::Kind::syntax,
                              Severity::error,
                              {file, mistake->span},
                              "this is no template: " + mistake->message,
                              "`helm lint` tells more"});
  }
}

/// What charts do with their values is read from the charts: the files by themselves say no more.
void erase_values(const std::vector<Chart>& charts, const Deployments& deployments, Fleet& fleet) {
  std::set<FileId> files;
  for (std::size_t i = 0; i < charts.size(); ++i) {
    const Chart& chart = charts[i];
    for (const Deployment& deployment : deployments.of(i))
      files.insert(deployment.files.begin(), deployment.files.end());
    if (chart.own_values) files.insert(*chart.own_values);
    files.insert(chart.values.begin(), chart.values.end());
    files.insert(chart.tests.begin(), chart.tests.end());
  }
  std::erase_if(fleet.documents, [&](const Document& document) {
    return document.kind.empty() && document.scope.empty() && files.contains(document.file);
  });
}

}  // namespace

void render_charts(const FileTree& tree, Sources& sources, Fleet& fleet, unsigned jobs) {
  if (!read_chart_files(tree, sources)) return;
  const EnvironmentFinder environments(fleet, sources);
  const std::vector<Chart> charts = find_charts(fleet, sources, environments);
  const Deployments deployments(fleet, sources, environments, charts);
  for (std::size_t i = 0; i < charts.size(); ++i) {
    if (charts[i].own_values) read_text(tree, sources[*charts[i].own_values]);
    for (const Deployment& deployment : deployments.of(i)) {
      for (const FileId file : deployment.files) read_text(tree, sources[file]);
    }
  }
  const Templates templates = parse_templates(fleet, sources, jobs);
  const Input input{charts, templates, sources, fleet, deployments};
  std::vector<Rendered> rendered(charts.size());
  parallel_for(charts.size(), jobs, [&](std::size_t i) {
    const bool deployed = !charts[i].is_subchart || deployments.is_released(i);
    if (deployed && !charts[i].about.library) rendered[i] = ChartRenderer(input, i).render();
  });
  erase_values(charts, deployments, fleet);
  tell_mistakes(templates, fleet);
  for (Rendered& each : rendered) {
    std::move(each.documents.begin(), each.documents.end(), std::back_inserter(fleet.documents));
    std::move(each.problems.begin(), each.problems.end(), std::back_inserter(fleet.problems));
  }
}

}  // namespace keyref::helm
