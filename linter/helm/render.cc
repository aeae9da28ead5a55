#include "linter/helm/render.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "linter/base/parallel.h"
#include "linter/helm/chart.h"
#include "linter/helm/evaluate.h"
#include "linter/join/variants.h"
#include "linter/parse/manifest.h"
#include "linter/source/read.h"

namespace keyref::helm {
namespace {

/// A template of a chart, or of a subchart that is rendered with it.
struct Source {
  FileId file = 0;
  std::size_t chart = 0;
  const Template* parsed = nullptr;
};

/// A mapping of a values file, for `find` of nodes.
const Node* root_of(const YamlStream& stream) {
  const bool has = !stream.documents().empty() && stream.documents().front()->is_mapping();
  return has ? stream.documents().front() : nullptr;
}

/// What came of one chart.
struct Rendered {
  std::vector<Document> documents;
  std::vector<Problem> problems;
  std::set<Place> looked_up;  ///< scalars of values files that its templates write
};

class ChartRenderer {
 public:
  ChartRenderer(const std::vector<Chart>& charts, std::size_t chart, const Sources& sources, const Fleet& fleet,
                const EnvironmentFinder& environments)
      : charts_(charts), chart_(charts[chart]), sources_(sources), fleet_(fleet), environments_(environments) {
    read_chart(chart);
  }

  Rendered render() {
    for (const Source& source : templates_) {
      if (source.parsed->mistake) tell_mistake(source);
    }
    const std::size_t count = fleet_.configuration.environments.size();
    const EnvironmentSet own =
        chart_.templates.empty() ? EnvironmentSet::first(count) : environments_.of_file(chart_.templates.front());
    std::map<std::vector<FileId>, EnvironmentSet> groups;  // environments whose values are the same files
    for (const EnvironmentId id : own.members()) groups[values_for(id)].insert(id);
    if (count == 0) groups[values_for(0)] = {};
    for (const auto& [files, environments] : groups) render_for(files, environments);
    rendered_.documents = merge_renderings(std::move(renderings_));
    for (Document& document : rendered_.documents) {
      document.scope = chart_.folder + '/';
      for (Secret& secret : document.declares) secret.shared = true;  // charts may be alternatives of each other
      for (Reference& reference : document.references) {
        set_origin(reference.secret);
        if (reference.key) set_origin(*reference.key);
      }
      if (count == 0) document.environments.reset();
    }
    return std::move(rendered_);
  }

 private:
  void read_chart(std::size_t index) {
    if (!read_.insert(index).second) return;  // charts may name each other
    for (const FileId file : charts_[index].templates) {
      parsed_.push_back(parse_template(sources_[file].text));
      const Template& parsed = parsed_.back();
      templates_.push_back({file, index, &parsed});
      // The outer chart's definitions win, as in Helm, which parses it last.
      for (const Definition& definition : parsed.definitions)
        definitions_.try_emplace(definition.name, Named{&definition.body, file, sources_[file].text});
    }
    for (const std::size_t subchart : charts_[index].subcharts) read_chart(subchart);
  }

  void tell_mistake(const Source& source) {
    rendered_.problems.push_back({Problem::Kind::syntax,
                                  Severity::error,
                                  {source.file, source.parsed->mistake->span},
                                  "this is no template: " + source.parsed->mistake->message,
                                  "`helm lint` tells more"});
  }

  std::vector<FileId> values_for(EnvironmentId id) const {
    std::vector<FileId> files;
    for (const FileId file : chart_.values) {
      if (environments_.of_file(file).contains(id) || fleet_.configuration.environments.empty()) files.push_back(file);
    }
    return files;
  }

  const Value* read_values(const std::vector<FileId>& files, Values& values) {
    const Value* merged = values.map({});
    for (const FileId file : files) {
      auto at = streams_.find(file);
      if (at == streams_.end()) at = streams_.emplace(file, YamlStream::parse(file, sources_[file].text)).first;
      if (const Node* root = root_of(at->second)) merged = merge_values(*merged, *values.from(*root), values);
    }
    return merged;
  }

  void render_for(const std::vector<FileId>& files, const EnvironmentSet& environments) {
    bool undecided = false;
    for (const bool take_first : {true, false}) {
      if (!take_first && !undecided) return;
      Values values;
      const Value* merged = read_values(files, values);
      Rendering rendering{environments, {}};
      for (const Source& source : templates_) {
        const Value* own = values_of(source.chart, *merged, values);
        if (own == nullptr || !makes_manifests(source)) continue;
        Evaluator evaluator(definitions_, values, take_first);
        const Named body{&source.parsed->body, source.file, sources_[source.file].text};
        read(source.file, evaluator.run(body, root_value(source.chart, own, values)), values, rendering.documents);
        undecided = undecided || evaluator.undecided();
      }
      renderings_.push_back(std::move(rendering));
    }
  }

  bool makes_manifests(const Source& source) const {
    const std::string& path = sources_[source.file].path;
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    return !name.starts_with('_') && (name.ends_with(".yaml") || name.ends_with(".yml")) && !source.parsed->mistake;
  }

  /// A subchart sees its own values under those that the chart gives it; none where it is switched off.
  const Value* values_of(std::size_t index, const Value& merged, Values& values) {
    const Chart& chart = charts_[index];
    if (&chart == &chart_) return &merged;
    const Value* given = merged.find(chart.folder_name());
    const Value* enabled = given == nullptr ? nullptr : given->find("enabled");
    if (enabled != nullptr && truth(*enabled) == false) return nullptr;
    const Value* own = read_values(chart.values, values);
    if (given != nullptr && given->is(Value::Kind::map)) own = merge_values(*own, *given, values);
    const Value* global = merged.find("global");
    return global == nullptr ? own : merge_values(*own, *values.map({{"global", global}}), values);
  }

  const Value* root_value(std::size_t index, const Value* own, Values& values) {
    const auto open = [&](const std::string& expression) { return values.unknown(expression); };
    const Value* release = values.map({{"Name", open(".Release.Name")},
                                       {"Namespace", open(".Release.Namespace")},
                                       {"Revision", open(".Release.Revision")},
                                       {"IsInstall", open(".Release.IsInstall")},
                                       {"IsUpgrade", open(".Release.IsUpgrade")},
                                       {"Service", values.string("Helm")}});
    const Value* chart = values.map({{"Name", values.string(charts_[index].folder_name())},
                                     {"Version", open(".Chart.Version")},
                                     {"AppVersion", open(".Chart.AppVersion")}});
    return values.map({{"Values", own},
                       {"Release", release},
                       {"Chart", chart},
                       {"Capabilities", open(".Capabilities")},
                       {"Files", open(".Files")},
                       {"Subcharts", open(".Subcharts")},
                       {"Template", open(".Template")}});
  }

  /// Reads what was rendered; a line that is no YAML then is left out, and the rest counts.
  void read(FileId file, const RichText& text, const Values& values, std::vector<Document>& documents) {
    constexpr int kMostBrokenLines = 20;
    std::string plain = text.text();
    comment_lone_holes(plain);
    for (int attempt = 0; attempt < kMostBrokenLines; ++attempt) {
      YamlStream stream = YamlStream::parse(file, plain);
      if (stream.error()) {
        const std::size_t at = std::min<std::size_t>(stream.error()->span.begin, plain.empty() ? 0 : plain.size() - 1);
        if (told_.insert(file).second) tell_broken(file, text, at, stream.error()->message);
        if (!comment_line_at(plain, at)) return;
        continue;
      }
      revise(stream, text, values);
      ManifestFacts facts;
      read_documents(file, sources_[file].path, stream, facts);
      for (Document& document : facts.documents) document.file = file;
      std::move(facts.documents.begin(), facts.documents.end(), std::back_inserter(documents));
      return;
    }
  }

  void tell_broken(FileId file, const RichText& text, std::size_t at, const std::string& message) {
    Place place = text.trace({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}).place;
    if (place.span.end <= place.span.begin) place = {file, {0, 0}};
    rendered_.problems.push_back({Problem::Kind::syntax, Severity::note, place,
                                  "what this makes could not be read: " + message, "compare with `helm template`"});
  }

  /// A line that stays computed as a whole brings structure that is not known, where a scalar would break what is.
  static void comment_lone_holes(std::string& text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.size(), text.find('\n', begin));
      if (is_lone_hole(std::string_view(text).substr(begin, end - begin))) comment_line(text, begin, end);
      begin = end + 1;
    }
  }

  /// Blanks alone would set the indentation of a block scalar. False: the line says nothing already.
  static bool comment_line(std::string& text, std::size_t begin, std::size_t end) {
    const std::size_t first = text.find_first_not_of(' ', begin);
    if (first >= end || text[first] == '#') return false;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(first), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    text[first] = '#';
    return true;
  }

  static bool comment_line_at(std::string& text, std::size_t at) {
    const std::size_t before = text.rfind('\n', at > 0 && text[at] == '\n' ? at - 1 : at);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    return comment_line(text, begin, std::min(text.size(), text.find('\n', begin)));
  }

  void revise(YamlStream& stream, const RichText& text, const Values& values) {
    stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
      const Traced traced = text.trace(node.span);
      node.file = traced.place.file;
      node.span = traced.place.span;
      if (traced.origin && node.kind == Node::Kind::scalar) {
        origins_[node.place()] = *traced.origin;
        rendered_.looked_up.insert(*traced.origin);
      }
      std::string restored;
      if (node.kind == Node::Kind::scalar && values.restore_holes(node.value, restored)) node.value = keep(restored);
    });
  }

  void set_origin(Name& name) const {
    const auto origin = origins_.find(name.place);
    if (origin != origins_.end() && origin->second != name.place) name.origin = origin->second;
  }

  const std::vector<Chart>& charts_;
  const Chart& chart_;
  const Sources& sources_;
  const Fleet& fleet_;
  const EnvironmentFinder& environments_;
  std::deque<Template> parsed_;
  std::set<std::size_t> read_;
  std::vector<Source> templates_;
  Definitions definitions_;
  std::unordered_map<FileId, YamlStream> streams_;
  std::vector<Rendering> renderings_;
  std::map<Place, Place> origins_;
  std::set<FileId> told_;  ///< one broken line often breaks the next ones
  Rendered rendered_;
};

}  // namespace

void render_charts(const std::string& root, Sources& sources, Fleet& fleet, unsigned jobs) {
  if (fleet.templates.empty()) return;
  const EnvironmentFinder environments(fleet, sources);
  for (FileId file = 0; file < sources.size(); ++file) {
    if (is_chart_file(sources[file].path)) read_text(root, sources[file]);
  }
  const std::vector<Chart> charts = find_charts(fleet, sources, environments);
  for (const Chart& chart : charts) {
    for (const FileId file : chart.values) read_text(root, sources[file]);
  }
  std::vector<Rendered> rendered(charts.size());
  parallel_for(charts.size(), jobs, [&](std::size_t i) {
    if (!charts[i].is_subchart) rendered[i] = ChartRenderer(charts, i, sources, fleet, environments).render();
  });
  std::set<Place> written;  // references of values files that templates write, and so tell
  for (Rendered& each : rendered) {
    written.merge(each.looked_up);
    for (const Document& document : each.documents) {
      for (const Reference& reference : document.references) written.insert(reference.secret.place);
    }
  }
  for (Document& document : fleet.documents) {
    if (document.kind.empty())
      std::erase_if(document.references, [&](const Reference& each) { return written.contains(each.secret.place); });
  }
  for (Rendered& each : rendered) {
    std::move(each.documents.begin(), each.documents.end(), std::back_inserter(fleet.documents));
    std::move(each.problems.begin(), each.problems.end(), std::back_inserter(fleet.problems));
  }
}

}  // namespace keyref::helm
