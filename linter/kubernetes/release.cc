#include "linter/kubernetes/release.h"

#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/generic.h"
#include "linter/kubernetes/labels.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/embedded_yaml.h"

namespace keyref {
namespace {

constexpr SecretField kValuesFrom = {.path = "valuesFrom[]", .name = "name", .only_if = "kind=Secret"};
constexpr SecretField kValuesFromKey = {
    .path = "valuesFrom[]", .name = "name", .key = "valuesKey", .only_if = "kind=Secret"};

const Node* at(const Node* node, std::initializer_list<std::string_view> path) {
  for (const std::string_view step : path) node = node == nullptr ? nullptr : node->find(step);
  return node;
}

std::string_view text_at(const Node* node, std::initializer_list<std::string_view> path) {
  const Node* found = at(node, path);
  return found != nullptr && found->is_scalar() ? found->resolved().value : std::string_view();
}

/// What something still fills in is not known, and what looks like a value is not shown.
std::string_view known(std::string_view text) {
  return has_placeholder(text) || shown_name(text).empty() ? std::string_view() : text;
}

std::string environment_of(const Node& object) {
  const Node* labels = at(&object, {"metadata", "labels"});
  return labels == nullptr ? std::string() : environment_label(*labels);
}

void add_files(const Node* list, Release& release) {
  if (list == nullptr) return;
  list->for_each_item([&](const Node& item) {
    if (item.is_scalar()) release.values_files.push_back(item.resolved().value);
  });
}

Release read_argo_source(const Node& source, std::string_view name, std::string_view name_space) {
  Release release;
  release.name = known(name);
  release.name_space = known(name_space);
  release.chart = source.text_of("path");
  const Node* helm = source.find("helm");
  if (helm == nullptr) return release;
  if (const std::string_view own = helm->text_of("releaseName"); !own.empty()) release.name = known(own);
  add_files(helm->find("valueFiles"), release);
  // `valuesObject` takes the place of `values`.
  for (const std::string_view word : {"valuesObject", "values"}) {
    const Node* values = helm->find(word);
    if (values != nullptr && !values->is_null() && release.values.empty()) release.values.push_back(values);
  }
  if (const Node* parameters = helm->find("parameters")) {
    parameters->for_each_item([&](const Node& item) {
      const Node* value = item.find("value");
      if (value != nullptr) release.parameters.emplace_back(item.text_of("name"), value);
    });
  }
  return release;
}

/// `metadata` and `spec` of an Application, or of what an ApplicationSet makes them from.
std::vector<Release> read_argo(const Node& application) {
  std::vector<Release> releases;
  const Node* spec = application.find("spec");
  const std::string_view name = text_at(&application, {"metadata", "name"});
  const std::string_view name_space = text_at(spec, {"destination", "namespace"});
  const auto add = [&](const Node& source) {
    if (!source.is_mapping()) return;
    releases.push_back(read_argo_source(source, name, name_space));
    releases.back().environment = environment_of(application);
  };
  if (const Node* source = at(spec, {"source"})) add(*source);
  if (const Node* sources = at(spec, {"sources"})) sources->for_each_item(add);
  return releases;
}

std::vector<Release> read_flux(const Node& object) {
  Release release;
  release.environment = environment_of(object);
  const Node* spec = object.find("spec");
  const std::string_view target = text_at(spec, {"targetNamespace"});
  release.name_space = known(target.empty() ? text_at(&object, {"metadata", "namespace"}) : target);
  release.name = known(text_at(spec, {"releaseName"}));
  // Flux puts the target namespace before the name: only without one is it the object's.
  if (release.name.empty() && target.empty()) release.name = known(text_at(&object, {"metadata", "name"}));
  const Node* chart = at(spec, {"chart", "spec"});
  const std::string_view kind = text_at(chart, {"sourceRef", "kind"});
  if (kind == "GitRepository" || kind == "Bucket") release.chart = text_at(chart, {"chart"});
  add_files(at(chart, {"valuesFiles"}), release);
  release.own_values = release.values_files.empty();
  release.files_from_root = true;
  if (const Node* values = at(spec, {"values"})) release.values.push_back(values);
  return {release};
}

bool is_of_group(const Node& root, std::string_view group) {
  const std::string_view version = root.text_of("apiVersion");
  return version.starts_with(group) && version.substr(group.size()).starts_with('/');
}

/// Values may name the release, whose name is known here.
void fill_in_release(Name& name, std::string_view release) {
  for (std::size_t open = name.value.find("{{"); open != std::string::npos; open = name.value.find("{{", open + 1)) {
    const std::size_t close = name.value.find("}}", open);
    if (close == std::string::npos) return;
    if (trim(std::string_view(name.value).substr(open + 2, close - open - 2)) == ".Release.Name")
      name.value.replace(open, close + 2 - open, release);
  }
}

}  // namespace

std::vector<Release> read_releases(const Node& root) {
  const std::string_view kind = root.text_of("kind");
  if (kind == "HelmRelease" && is_of_group(root, "helm.toolkit.fluxcd.io")) return read_flux(root);
  if (!is_of_group(root, "argoproj.io")) return {};
  if (kind == "Application") return read_argo(root);
  const Node* made = at(&root, {"spec", "template"});
  return kind == "ApplicationSet" && made != nullptr ? read_argo(*made) : std::vector<Release>();
}

YamlStream parse_values(const Node& scalar, std::string_view file_text) {
  const Node& node = scalar.resolved();
  if (!file_text.empty()) return parse_embedded(node, file_text);
  YamlStream stream = YamlStream::parse(node.file, node.value);
  stream.move_spans([&](Span) { return node.span; });
  return stream;
}

void read_release_values(const std::vector<Release>& releases, std::string_view file_text, const Document& object,
                         std::vector<Document>& documents) {
  for (const Release& release : releases) {
    Document document;
    document.file = object.file;
    document.place = object.place;
    document.name = object.name;
    document.name_space.value = release.name_space;
    document.label_name = object.label_name;
    document.label_app = object.label_app;
    document.label_environment = object.label_environment;
    ReferenceReader references(document, false);
    for (const Node* values : release.values) {
      if (values->is_mapping()) read_generic(*values, document, references);
      if (!values->is_scalar()) continue;
      const bool at_hand = values->resolved().file == object.file;  // a patch may have brought it
      const YamlStream stream = parse_values(*values, at_hand ? file_text : std::string_view());
      for (const Node* root : stream.documents()) read_generic(*root, document, references);
    }
    for (Reference& reference : document.references) {
      if (!release.name.empty()) fill_in_release(reference.secret, release.name);
    }
    if (!document.references.empty() || !document.invalid_references.empty()) documents.push_back(std::move(document));
  }
}

void read_values_sources(const Node& root, ReferenceReader& references) {
  const Node* list = at(&root, {"spec", "valuesFrom"});
  if (list == nullptr) return;
  list->for_each_item([&](const Node& item) {
    references.read_at(item, item.place(), item.find("valuesKey") == nullptr ? kValuesFrom : kValuesFromKey, {});
  });
}

}  // namespace keyref
