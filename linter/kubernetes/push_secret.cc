// external-secrets.io's PushSecret, which copies keys of a Secret to a provider (apis/externalsecrets/v1alpha1).

#include "linter/kubernetes/declaring_kinds.h"

namespace keyref {
namespace {

constexpr SecretField kPushed = {.path = "selector.secret", .name = "name"};

/// Is the key one of the Secret that is pushed, as it is written? A template adds keys, and a conversion renames them.
bool is_of_the_secret(const Node& entry, const Node& key, const Node* content) {
  if (!key.is_scalar() || is_empty(&key)) return false;
  const std::string_view strategy = entry.text_of("conversionStrategy");
  if (!strategy.empty() && strategy != "None") return false;
  if (is_empty(content)) return true;
  const Node* data = content->find("data");
  return content->is_mapping() && has_no_entries(content->find("templateFrom")) &&
         (data == nullptr || data->find(key.resolved().value) == nullptr);
}

void read_spec(Declaring& declaring, const Node& spec) {
  bool any_key = false;
  bool whole = false;
  if (const Node* data = spec.find("data")) {
    data->for_each_item([&](const Node& entry) {
      const Node* match = entry.find("match");
      const Node* key = match == nullptr ? nullptr : match->find("secretKey");
      if (key == nullptr || !is_of_the_secret(entry, *key, spec.find("template"))) return void(whole = true);
      any_key = true;
      declaring.references().read(spec, kPushed, {{}, {}, key});
    });
  }
  if (whole || !any_key) declaring.references().read(spec, kPushed);
}

}  // namespace

void read_push_secret(Declaring& declaring) {
  if (const Node* spec = declaring.spec()) read_spec(declaring, *spec);
}

/// Makes a PushSecret in each of its namespaces.
void read_cluster_push_secret(Declaring& declaring) {
  const Node* spec = declaring.spec();
  const Node* inner = spec == nullptr ? nullptr : spec->find("pushSecretSpec");
  if (inner != nullptr) read_spec(declaring, *inner);
}

}  // namespace keyref
