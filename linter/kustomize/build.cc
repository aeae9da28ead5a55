#include "linter/kustomize/build.h"

#include <algorithm>
#include <iterator>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/kubernetes/api_version.h"
#include "linter/kubernetes/duplicate_keys.h"
#include "linter/kubernetes/references.h"
#include "linter/kustomize/generator.h"
#include "linter/kustomize/json_patch.h"
#include "linter/kustomize/replacement.h"
#include "linter/kustomize/strategic_merge.h"
#include "linter/syntax/embedded_yaml.h"
#include "linter/template/mask.h"

namespace keyref::kustomize {
namespace {

/// Kustomizations that bring in each other twice fan out without end; kustomize refuses what is brought in twice.
constexpr std::size_t kMostRuns = 10'000;
constexpr std::size_t kMostResources = 200'000;

/// kustomize's own lists.
constexpr std::string_view kKeepTheirName = "CustomResourceDefinition APIService Namespace";
constexpr std::string_view kClusterWide =
    "Namespace CustomResourceDefinition APIService ClusterRole ClusterRoleBinding PersistentVolume StorageClass "
    "PriorityClass IngressClass GatewayClass ClusterIssuer ClusterSecretStore ClusterExternalSecret CSIDriver CSINode "
    "VolumeSnapshotClass ValidatingWebhookConfiguration MutatingWebhookConfiguration";

template <typename Visit>
void for_each_item(const Node& root, std::string_view word, Visit visit) {
  if (const Node* list = root.find(word)) list->for_each_item(visit);
}

/// A patch without a target names its object itself.
bool is_patch_of(const Node& patch, const Resource& resource) {
  const Node* name = metadata_entry(patch, "name");
  const Node* name_space = metadata_entry(patch, "namespace");
  return name != nullptr && name->is_scalar() && resource.had_name(name->resolved().value) &&
         resource.kind() == patch.text_of("kind") &&
         group_of(resource.object->text_of("apiVersion")) == group_of(patch.text_of("apiVersion")) &&
         (name_space == nullptr || resource.namespaces.empty() ||
          resource.had_name_space(name_space->resolved().value));
}

/// `github.com/owner/name//folder` and `git@…`: another repository, even without a scheme.
bool is_address(std::string_view path) {
  const std::string_view first = path.substr(0, path.find('/'));
  return first.find_first_of("@:") != std::string_view::npos ||
         (first.size() < path.size() && first.find_first_not_of('.') != std::string_view::npos &&
          first.find('.', 1) != std::string_view::npos);
}

}  // namespace

Resources Builder::build(std::size_t kustomization) {
  Resources resources;
  run(kustomization, {}, resources);
  return resources;
}

/// In kustomize's order. A component changes what is there already; another kustomization's own objects are finished
/// before they come in.
void Builder::run(std::size_t index, const EnvironmentSet& outer, Resources& resources) {
  if (++runs_ > kMostRuns || resources.size() > kMostResources || !open_.insert(index).second) return;
  const Kustomization& kustomization = graph_[index];
  const EnvironmentSet environments = outer.empty() ? graph_.said(index) : outer;
  for (const Node* root : documents_of(kustomization.file)) {
    if (!root->is_mapping()) continue;
    for (const std::string_view word : {"resources", "bases"}) {
      for_each_item(*root, word, [&](const Node& item) { add_resource(kustomization, item, environments, resources); });
    }
    for_each_item(*root, "components", [&](const Node& item) {
      const auto folder = resolve_path(kustomization.folder, item.resolved().value);
      const auto component = folder ? graph_.in_folder(*folder) : std::nullopt;
      if (component) run(*component, environments, resources);
      if (folder && !component) tell_missing(item, *folder);
    });
    read_configurations(kustomization, *root);
    generate_all(kustomization, *root, environments, resources);
    patch_all(kustomization, *root, environments, resources);
    rename_all(*root, resources);
    label_all(*root, resources);
    for_each_item(*root, "replacements", [&](const Node& item) {
      if (item.find("path") == nullptr) return replace(item, resources, trees_);
      for (const Node* document : documents_at(kustomization, item.text_of("path"))) {
        if (document->is_mapping()) replace(*document, resources, trees_);
        document->for_each_item([&](const Node& each) { replace(each, resources, trees_); });
      }
    });
  }
  for (Resource& resource : resources) resource.way.push_back(index);
  open_.erase(index);
}

void Builder::add_resource(const Kustomization& kustomization, const Node& entry, const EnvironmentSet& environments,
                           Resources& resources) {
  if (!entry.is_scalar()) return;
  const auto path = resolve_path(kustomization.folder, entry.resolved().value);
  if (!path) return;
  if (const auto folder = graph_.in_folder(*path)) {
    Resources finished;
    run(*folder, environments, finished);
    std::move(finished.begin(), finished.end(), std::back_inserter(resources));
    return;
  }
  const auto file = graph_.file_at(*path);
  if (!file) return tell_missing(entry, *path);
  for (const Node* document : documents_of(*file)) add_object(*document, *file, environments, resources);
}

void Builder::tell_missing(const Node& entry, const std::string& path) {
  if (is_address(entry.resolved().value) || has_placeholder(path) || tree_.resolve(path)) return;
  problems_.push_back(
      {Problem::Kind::unreadable, Severity::note, entry.place(),
       "what this kustomization names is not there: its build fails, and what it would bring is not checked",
       "commit what is missing, or take the line out"});
}

/// The items of a List are objects of their own.
void Builder::add_object(const Node& object, FileId file, const EnvironmentSet& environments,
                         Resources& resources) const {
  if (!object.is_mapping()) return;
  const Node* items = object.find("items");
  if (object.text_of("kind").ends_with("List") && items != nullptr && items->is_sequence()) {
    items->for_each_item([&](const Node& item) { add_object(item, file, environments, resources); });
    return;
  }
  Resource& resource = resources.emplace_back();
  resource.object = &object;
  resource.file = file;
  resource.environments = environments;
  if (const Node* name = metadata_entry(object, "name"); name != nullptr && name->is_scalar())
    resource.names.emplace_back(name->resolved().value);
  if (const std::string_view name_space = resource.name_space(); !name_space.empty())
    resource.namespaces.emplace_back(name_space);
  if (const auto found = duplicates_.find(&object); found != duplicates_.end()) resource.duplicates = found->second;
}

void Builder::generate_all(const Kustomization& kustomization, const Node& root, const EnvironmentSet& environments,
                           Resources& resources) {
  const auto generate_kind = [&](std::string_view word, std::string_view kind) {
    for_each_item(root, word, [&](const Node& entry) {
      const Generated made =
          generate(entry, kind, root.find("generatorOptions"), {tree_, kustomization.folder}, trees_);
      if (made.object == nullptr) return;
      const std::string_view name = made.object->find("metadata")->text_of("name");
      const auto known = std::find_if(resources.begin(), resources.end(), [&](const Resource& each) {
        return !each.is_patch && each.kind() == kind && each.had_name(name);
      });
      if (known == resources.end() || (made.behavior != "merge" && made.behavior != "replace")) {
        add_object(*made.object, kustomization.file, environments, resources);
        resources.back().hashed = made.hashed;
        resources.back().open_keys = made.open_keys;
        return;
      }
      const Node* data = made.object->find("data");
      known->hashed = made.hashed;
      if (made.behavior == "replace") {
        known->object = trees_.with(*known->object, "data", data);
        known->open_keys = made.open_keys;
      } else {
        known->object = strategic_merge(*known->object, *under("data", *data), trees_);
        known->open_keys = known->open_keys || made.open_keys;
      }
    });
  };
  generate_kind("secretGenerator", "Secret");
  generate_kind("configMapGenerator", "ConfigMap");
}

void Builder::patch_all(const Kustomization& kustomization, const Node& root, const EnvironmentSet& environments,
                        Resources& resources) {
  const auto apply_all = [&](const std::vector<const Node*>& patches, const Node* target) {
    for (const Node* patch : patches) apply_patch(*patch, target, environments, resources);
  };
  for (const std::string_view word : {"patchesStrategicMerge", "patches", "patchesJson6902"}) {
    for_each_item(root, word, [&](const Node& item) {
      if (item.is_scalar()) {
        const std::string_view text = item.resolved().value;
        return apply_all(
            text.find('\n') == std::string_view::npos ? documents_at(kustomization, text) : documents_in(item),
            nullptr);
      }
      const Node* target = item.find("target");
      const Node* inline_patch = item.find("patch");
      if (target != nullptr && !target->is_mapping()) target = nullptr;
      if (inline_patch != nullptr && inline_patch->is_scalar()) apply_all(documents_in(*inline_patch), target);
      if (item.find("path") != nullptr) apply_all(documents_at(kustomization, item.text_of("path")), target);
    });
  }
}

void Builder::apply_patch(const Node& patch, const Node* target, const EnvironmentSet& environments,
                          Resources& resources) {
  const bool json = patch.is_sequence();
  bool applied = false;
  for (Resource& resource : resources) {
    if (resource.is_patch || (target != nullptr ? !Selector(*target).matches(resource) : !is_patch_of(patch, resource)))
      continue;
    const Node* patched =
        json ? json_patch(*resource.object, patch, trees_) : strategic_merge(*resource.object, patch, trees_);
    if (patched == nullptr && json) continue;
    applied = true;
    resource.object = patched;
    if (const auto found = duplicates_.find(&patch); found != duplicates_.end())
      resource.duplicates.insert(resource.duplicates.end(), found->second.begin(), found->second.end());
  }
  std::erase_if(resources, [](const Resource& each) { return each.object == nullptr; });
  if (applied) return;
  // What it changes is not in this tree, or it does not fit: what it says by itself still counts.
  const Node* object = json ? under("operations", patch) : &patch;
  if (!object->is_mapping()) return;
  add_object(*object, patch.file, environments, resources);
  resources.back().is_patch = true;
}

const Node* Builder::under(std::string_view key, const Node& value) {
  return trees_.with(*trees_.mapping(value, {}), key, &value);
}

void Builder::rename_all(const Node& root, Resources& resources) {
  const Node* name_space = root.find("namespace");
  const std::string prefix(root.text_of("namePrefix"));
  const std::string suffix(root.text_of("nameSuffix"));
  for (Resource& resource : resources) {
    const std::string_view kind = resource.kind();
    if (name_space != nullptr && name_space->is_scalar() && !name_space->is_null() && !is_word_of(kind, kClusterWide)) {
      set_metadata(resource, "namespace", name_space, trees_);
      resource.namespaces.emplace_back(name_space->resolved().value);
    }
    if ((prefix.empty() && suffix.empty()) || resource.names.empty() || is_word_of(kind, kKeepTheirName)) continue;
    std::string name = prefix + resource.names.back() + suffix;
    const Place place = metadata_entry(*resource.object, "name")->place();
    set_metadata(resource, "name", trees_.scalar(name, place), trees_);
    resource.names.push_back(std::move(name));
  }
}

void Builder::label_all(const Node& root, Resources& resources) {
  const auto add = [&](const Node* labels) {
    if (labels == nullptr || !labels->is_mapping()) return;
    for (Resource& resource : resources) add_labels(resource, *labels, trees_);
  };
  add(root.find("commonLabels"));
  for_each_item(root, "labels", [&](const Node& item) { add(item.find("pairs")); });
}

void Builder::read_configurations(const Kustomization& kustomization, const Node& root) {
  renames_all_ = renames_all_ || root.find("crds") != nullptr;
  for_each_item(root, "configurations", [&](const Node& path) {
    if (!path.is_scalar()) return;
    for (const Node* document : documents_at(kustomization, path.resolved().value)) {
      for_each_item(*document, "nameReference", [&](const Node& reference) {
        if (reference.text_of("kind") != "Secret") return;
        for_each_item(reference, "fieldSpecs",
                      [&](const Node& field) { renamed_kinds_.emplace(field.text_of("kind")); });
      });
    }
  });
}

std::vector<const Node*> Builder::documents_at(const Kustomization& kustomization, std::string_view path) {
  const auto resolved = resolve_path(kustomization.folder, path);
  const auto file = resolved ? graph_.file_at(*resolved) : std::nullopt;
  return file ? documents_of(*file) : std::vector<const Node*>();
}

std::vector<const Node*> Builder::documents_of(FileId file) {
  auto at = streams_.find(file);
  if (at == streams_.end()) {
    const std::string& text = graph_.sources()[file].text;
    if (may_hold_template_tags(text) && !TemplateMask(text).empty()) return {};  // filled in first: read by itself
    at = streams_.emplace(file, YamlStream::parse(file, text)).first;
    for (const Node* document : at->second.documents()) {
      if (auto found = find_duplicate_keys(*document); !found.empty()) duplicates_.emplace(document, std::move(found));
    }
  }
  return at->second.documents();
}

std::vector<const Node*> Builder::documents_in(const Node& scalar) {
  const Node& node = scalar.resolved();
  auto at = embedded_.find(&node);
  if (at == embedded_.end()) {
    at = embedded_.emplace(&node, parse_embedded(node, graph_.sources()[node.file].text)).first;
    if (const auto& error = at->second.error()) {
      problems_.push_back({Problem::Kind::syntax,
                           Severity::error,
                           {node.file, error->span},
                           "this patch is no YAML: " + error->message,
                           "`kustomize build` cannot read it either"});
    }
  }
  return at->second.documents();
}

}  // namespace keyref::kustomize
