#include "linter/kubernetes/kustomization.h"

#include <array>

#include "linter/base/text.h"

namespace keyref {

bool is_kustomization_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

Kustomization read_kustomization(FileId file, std::string_view path, const Node& root) {
  Kustomization kustomization;
  kustomization.file = file;
  const std::size_t slash = path.rfind('/');
  kustomization.folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  const auto add_to = [&](std::vector<std::string>& list) {
    return [&](const Node& item) {
      const Node* path_entry = item.is_scalar() ? &item : item.find("path");
      if (path_entry == nullptr || !path_entry->is_scalar()) return;
      if (auto resolved = resolve_path(kustomization.folder, path_entry->resolved().value))
        list.push_back(std::move(*resolved));
    };
  };
  for (const std::string_view word : {"resources", "bases", "components"}) {
    if (const Node* list = root.find(word)) list->for_each_item(add_to(kustomization.resources));
  }
  for (const std::string_view word : {"patches", "patchesStrategicMerge", "patchesJson6902"}) {
    if (const Node* list = root.find(word)) list->for_each_item(add_to(kustomization.patches));
  }
  for (const std::string_view word : {"configurations", "replacements"}) {
    if (const Node* list = root.find(word)) list->for_each_item(add_to(kustomization.settings));
  }
  return kustomization;
}

}  // namespace keyref
