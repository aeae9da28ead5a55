#include "linter/kubernetes/generic.h"

#include <unordered_set>

#include "linter/kubernetes/containers.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

constexpr SecretField kSecretKeyRefAnywhere = {
    .path = "secretKeyRef", .name = "name", .kind = ReferenceKind::env, .key = "key", .name_space = "namespace"};
constexpr SecretField kSecretRefAnywhere = {.path = "secretRef", .name = "name", .name_space = "namespace"};
constexpr SecretField kSecretRefWithKey = {
    .path = "secretRef", .name = "name", .key = "key", .name_space = "namespace"};
constexpr SecretField kVolumeAnywhere = {
    .path = "secret", .name = "secretName", .kind = ReferenceKind::volume, .key = "items[].key"};
constexpr SecretField kPullSecretsAnywhere = {.path = "imagePullSecrets[]",
                                              .name = "name",
                                              .kind = ReferenceKind::image_pull_secret,
                                              .expected = ExpectedType::docker,
                                              .tolerated = true};
constexpr SecretField kExistingSecret = {.path = "", .name = "existingSecret", .tolerated = true};

class GenericWalk {
 public:
  GenericWalk(Document& document, ReferenceReader& references, std::span<const Node* const> elsewhere)
      : document_(document), references_(references) {
    for (const Node* node : elsewhere) seen_.insert(&node->resolved());
  }

  /// `label`: what the nearest name or key above says, which is the variable's name where a reference feeds one.
  void visit(const Node& node, std::string_view label) {
    const Node& here = node.resolved();
    if (here.kind == Node::Kind::scalar || !seen_.insert(&here).second) return;
    here.for_each_item([&](const Node& item) { visit(item, label); });
    if (here.kind != Node::Kind::mapping) return;
    if (here.find("existingSecret") != nullptr) references_.read_at(here, here.place(), kExistingSecret, {});
    here.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar()) visit_entry(here, key, value, label);
    });
  }

 private:
  void visit_entry(const Node& mapping, const Node& key, const Node& value, std::string_view label) {
    const std::string_view word = key.resolved().value;
    if (references_.has_read(value)) return;
    // tokenSecretRef, secretName and the like of custom resources: what they mean there is not known.
    if (word.find("ecret") != std::string_view::npos) collect_names(value, document_.mentions);
    if (word == "secretKeyRef" && value.is_mapping()) {
      references_.read_at(value, key.place(), kSecretKeyRefAnywhere, {{}, shown_name(label)});
    } else if (word == "secretRef" && value.is_mapping()) {
      references_.read_at(value, key.place(), value.find("key") == nullptr ? kSecretRefAnywhere : kSecretRefWithKey,
                          {});
    } else if (word == "secret" && value.is_mapping() && value.find("secretName") != nullptr) {
      references_.read_at(value, key.place(), kVolumeAnywhere, {});
    } else if (word == "imagePullSecrets" && value.is_sequence()) {
      references_.read(mapping, kPullSecretsAnywhere);
    } else if (word == "envFrom" && value.is_sequence()) {
      Container container;
      read_env_from(value, container, references_);
    } else {
      const std::string_view name = mapping.text_of("name");
      visit(value, word != "valueFrom" ? word : !name.empty() ? name : label);
    }
  }

  Document& document_;
  ReferenceReader& references_;
  std::unordered_set<const Node*> seen_;
};

}  // namespace

void read_generic(const Node& root, Document& document, ReferenceReader& references,
                  std::span<const Node* const> elsewhere) {
  GenericWalk(document, references, elsewhere).visit(root, {});
}

}  // namespace keyref
