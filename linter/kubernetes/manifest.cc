#include "linter/kubernetes/manifest.h"

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/api_version.h"
#include "linter/kubernetes/config_map.h"
#include "linter/kubernetes/containers.h"
#include "linter/kubernetes/declared_secrets.h"
#include "linter/kubernetes/duplicate_keys.h"
#include "linter/kubernetes/generic.h"
#include "linter/kubernetes/kustomization.h"
#include "linter/kubernetes/labels.h"
#include "linter/kubernetes/references.h"
#include "linter/kubernetes/release.h"
#include "linter/kubernetes/template_documents.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/yaml.h"
#include "linter/template/mask.h"

namespace keyref {
namespace {

const Node* at_path(const Node& root, std::string_view path) {
  const Node* node = &root;
  for (const std::string_view word : split(path, '.')) {
    if (node != nullptr) node = node->find(word);
  }
  return node;
}

/// Fields of Kubernetes' own objects are all in the table.
bool is_builtin(std::string_view api_version) {
  const std::string_view group = group_of(api_version);
  return group.empty() ? api_version == "v1" : is_builtin_group(group);
}

void read_metadata(const Node& object, Document& document) {
  document.place = object.place();
  const Node* metadata = object.find("metadata");
  if (metadata == nullptr) return;
  document.name = shown_name(metadata->text_of("name"));
  document.name_space.value = shown_name(metadata->text_of("namespace"));
  if (const Node* name = metadata->find("name"); name != nullptr && name->is_scalar()) document.place = name->place();
  const Node* labels = metadata->find("labels");
  if (labels == nullptr) return;
  document.label_name = first_label(*labels, {"app.kubernetes.io/name"});
  document.label_app = first_label(*labels, {"app"});
  document.label_environment = environment_label(*labels);
}

class ManifestReader {
 public:
  ManifestReader(FileId file, std::string_view path, std::string_view text, ManifestFacts& facts)
      : file_(file), path_(path), text_(text), facts_(facts) {}

  void read(const Node& root) {
    const std::size_t first = facts_.documents.size();
    if (is_kustomization_name(path_)) facts_.kustomizations.push_back(read_kustomization(file_, path_, root));
    read_object(root, {}, {});
    // Keys written twice are told of Kubernetes objects; of a List once, with its first item.
    if (facts_.documents.size() > first && !facts_.documents[first].kind.empty()) {
      facts_.documents[first].duplicate_keys = find_duplicate_keys(root);
    }
  }

  /// `list_kind` and `list_version`: what a typed list (DeploymentList) says of items that do not say it themselves.
  void read_object(const Node& root, std::string_view list_kind, std::string_view list_version) {
    std::string_view kind = root.text_of("kind");
    std::string_view api_version = root.text_of("apiVersion");
    if (kind.empty()) kind = list_kind;
    if (api_version.empty()) api_version = list_version;
    const Node* items = root.find("items");
    if (!kind.empty() && kind.ends_with("List") && items != nullptr && items->is_sequence()) {
      const std::string_view item_kind = kind.substr(0, kind.size() - 4);
      items->for_each_item([&](const Node& item) {
        if (item.is_mapping()) read_object(item, item_kind, item_kind.empty() ? std::string_view() : api_version);
      });
      return;
    }
    if (const Node* objects = root.find("objects"); kind == "Template" && objects != nullptr) {  // OpenShift's
      objects->for_each_item([&](const Node& object) {
        if (object.is_mapping()) read_object(object, {}, {});
      });
      return;
    }
    Document document;
    document.file = file_;
    document.place = root.place();
    if (!kind.empty() && !api_version.empty()) {
      const std::vector<Release> releases = read_releases(root);
      read_kubernetes(root, kind, api_version, releases, document);
      facts_.has_releases = facts_.has_releases || !releases.empty();
      if (releases.empty()) return facts_.documents.push_back(std::move(document));
      facts_.documents.push_back(document);
      read_release_values(releases, text_, document, facts_.documents);
    } else {
      ReferenceReader references(document, false);
      read_generic(root, document, references);
      if (!document.references.empty() || !document.invalid_references.empty())
        facts_.documents.push_back(std::move(document));
    }
  }

 private:
  static void read_kubernetes(const Node& root, std::string_view kind, std::string_view api_version,
                              const std::vector<Release>& releases, Document& document) {
    document.kind = kind;
    read_metadata(root, document);
    const std::string_view group = group_of(api_version);
    ReferenceReader strict(document, true);
    read_declared_secrets(root, kind, group, document, strict);
    if (kind == "ConfigMap" && group.empty()) read_config_map(root, document);
    const bool any_kind = has_placeholder(kind);  // then what it holds says what it is
    for (const PodSpecPath& pod : pod_spec_paths()) {
      if (!any_kind && !is_word_of(kind, pod.kinds)) continue;
      const Node* spec = at_path(root, pod.path);
      if (spec != nullptr && (!any_kind || spec->find("containers") != nullptr)) read_pod_spec(*spec, document, strict);
    }
    for (const ObjectField& object : object_fields()) {
      const bool of_group = object.group.empty() || object.group == group;
      if (of_group && is_word_of(kind, object.kinds)) strict.read(root, object.field);
    }
    if (is_builtin(api_version) && !any_kind) return;
    // A custom resource may name secrets in fields of its own, beside those that the table has for it.
    strict.be_lenient();
    if (!releases.empty()) read_values_sources(root, strict);
    std::vector<const Node*> values;
    for (const Release& release : releases) values.insert(values.end(), release.values.begin(), release.values.end());
    read_generic(root, document, strict, values);
  }

  FileId file_;
  std::string_view path_;
  std::string_view text_;
  ManifestFacts& facts_;
};

/// Does a line of the text begin with this key?
bool has_key(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t before = at;
    while (before > 0 && std::string_view(" \t\"'-{,").find(text[before - 1]) != std::string_view::npos) --before;
    const bool starts = before == 0 || text[before - 1] == '\n' || text[before - 1] == '\r' ||
                        text.substr(before, at - before).find_first_of("{,") != std::string_view::npos;
    std::size_t after = at + key.size();
    while (after < text.size() && std::string_view(" \t\"'").find(text[after]) != std::string_view::npos) ++after;
    if (starts && after < text.size() && text[after] == ':') return true;
  }
  return false;
}

/// Does an action of a template stand where YAML has a value or a line of its own? In quotes it is plain text.
bool has_open_action(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    std::size_t before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t')) --before;
    if (before == 0 || std::string_view("\n\r:-").find(text[before - 1]) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool may_hold_references(std::string_view path, std::string_view text) {
  constexpr std::array<std::string_view, 5> kWords = {"apiVersion", "secretKeyRef", "secretRef", "envFrom",
                                                      "existingSecret"};
  return is_kustomization_name(path) || std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

void read_documents(FileId file, std::string_view path, std::string_view text, const YamlStream& stream,
                    ManifestFacts& facts) {
  ManifestReader reader(file, path, text, facts);
  for (const Node* document : stream.documents()) {
    if (document->is_mapping()) reader.read(*document);
  }
}

void read_object(FileId file, std::string_view text, const Node& root, ManifestFacts& facts) {
  ManifestReader(file, {}, text, facts).read_object(root, {}, {});
}

void name_sources(std::string_view text, std::vector<Document>& documents) {
  constexpr std::string_view kComment = "\n# Source: ";
  for (Document& document : documents) {
    const std::size_t at = text.rfind(kComment, document.place.span.begin);
    if (at == std::string_view::npos) continue;
    const std::string_view between = text.substr(at + 1, document.place.span.begin - at - 1);
    if (between.find("\n---") != std::string_view::npos) continue;
    document.source = shown_name(trim(between.substr(kComment.size() - 1, between.find('\n') - (kComment.size() - 1))));
  }
}

ManifestFacts parse_manifest(FileId file, std::string_view path, std::string_view text, bool named) {
  ManifestFacts facts;
  std::optional<TemplateMask> mask;
  std::optional<YamlError> error;
  if (may_hold_template_tags(text)) mask.emplace(text);
  if (!mask || mask->empty()) {
    YamlStream stream = YamlStream::parse(file, text);
    error = stream.error();
    if (error && !mask) mask.emplace(text);
    if (!error || mask->empty()) read_documents(file, path, text, stream, facts);
    if (!error) facts.stream = std::move(stream);
  }
  if (mask && !mask->empty()) error = read_template(file, path, *mask, facts);
  if (error) {
    // What a template becomes is not known here; an action that cannot be masked is no mistake of its author.
    const bool is_template = mask->empty() ? has_open_action(text) : mask->is_doubtful(error->span.begin);
    const bool manifest =
        named || is_kustomization_name(path) || (has_key(text, "apiVersion") && has_key(text, "kind"));
    facts.problems.push_back(
        {Problem::Kind::syntax,
         manifest && !is_template ? Severity::error : Severity::note,
         {file, error->span},
         is_template ? "this is a template: its references are not checked" : "this is no YAML: " + error->message,
         is_template ? "render it, and scan what comes out: `helm template … | keyref scan --env ENV -`" : ""});
  }
  return facts;
}

}  // namespace keyref
