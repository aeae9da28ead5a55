#include "linter/kubernetes/config_map.h"

#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/kubernetes/references.h"

namespace keyref {
namespace {

void add_keys(const Node& entries, Keys& keys) {
  if (entries.resolved().open || is_template(entries)) keys.known = false;
  entries.for_each_entry([&](const Node& key, const Node&) {
    if (!key.is_scalar() || has_placeholder(key.resolved().value)) return void(keys.known = false);
    keys.names.emplace_back(key.resolved().value);
  });
}

}  // namespace

void read_config_map(const Node& object, Document& document) {
  ConfigMap config_map{document.name, document.place, {}, {}};
  config_map.keys.known = !object.resolved().open;
  for (const std::string_view word : {"data", "binaryData"}) {
    if (const Node* entries = object.find(word)) add_keys(*entries, config_map.keys);
  }
  std::sort(config_map.keys.names.begin(), config_map.keys.names.end());
  document.config_maps.push_back(std::move(config_map));
}

}  // namespace keyref
