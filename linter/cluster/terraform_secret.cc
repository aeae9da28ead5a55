#include "linter/cluster/terraform_secret.h"

#include <algorithm>
#include <string>
#include <utility>

#include "linter/base/placeholder.h"

namespace keyref {
namespace {

void add_keys(const Node* mapping, Keys& keys) {
  if (mapping == nullptr || !mapping->is_mapping()) return;
  mapping->for_each_entry([&](const Node& key, const Node&) { keys.names.emplace_back(key.resolved().value); });
}

/// A block is a list of one.
const Node* block(const Node& values, std::string_view name) {
  const Node* list = values.find(name);
  return list != nullptr && list->is_sequence() ? list->resolved().first : nullptr;
}

void read_values(const Node& values, FunctionRef<void(Secret secret, const Node& metadata)> visit) {
  const Node* metadata = block(values, "metadata");
  if (metadata == nullptr || !metadata->is_mapping()) return;
  Secret secret;
  secret.name = metadata->text_of("name");
  if (const std::string_view name_space = metadata->text_of("namespace"); !name_space.empty())
    secret.namespaces.emplace_back(name_space);
  if (const std::string_view type = values.text_of("type"); !has_placeholder(type)) secret.type = type;
  const Node* data = values.find("data");
  const Node* binary = values.find("binary_data");
  // What a plan does not know yet it leaves out, and a secret without any key says `null` or `{}`.
  secret.keys.known = data != nullptr || binary != nullptr;
  for (const Node* mapping : {data, binary}) add_keys(mapping, secret.keys);
  std::sort(secret.keys.names.begin(), secret.keys.names.end());
  visit(std::move(secret), *metadata);
}

}  // namespace

void read_terraform_secret(const Node& resource, FunctionRef<void(Secret secret, const Node& metadata)> visit) {
  const std::string_view type = resource.text_of("type");
  if (type != "kubernetes_secret" && type != "kubernetes_secret_v1") return;
  if (resource.text_of("mode") == "data") return;  // read, not made
  if (const Node* values = resource.find("values")) return read_values(*values, visit);
  const Node* instances = resource.find("instances");
  if (instances == nullptr) return;
  instances->for_each_item([&](const Node& instance) {
    if (const Node* attributes = instance.find("attributes")) read_values(*attributes, visit);
  });
}

}  // namespace keyref
