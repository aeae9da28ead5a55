#include "linter/kubernetes/declared_secrets.h"

#include <utility>

#include "linter/kubernetes/declaring.h"
#include "linter/kubernetes/declaring_kinds.h"

namespace keyref {
namespace {

/// Also one that SOPS has encrypted: it leaves the names of keys readable.
void read_secret(Declaring& declaring) {
  auto secret = declaring.own();
  if (!secret) return;
  secret->type = type_of(declaring.object());
  for (const std::string_view word : {"data", "stringData"}) {
    declaring.add_keys_of(declaring.object().find(word), secret->keys);
  }
  if (secret->type == "kubernetes.io/service-account-token") {
    secret->keys.names.insert(secret->keys.names.end(), {"token", "ca.crt", "namespace"});  // the cluster fills them in
  }
  declaring.declare(std::move(*secret));
}

/// Its Secret always has its own name, whatever the template's metadata say.
void read_sealed_secret(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return;
  const Node* encrypted = spec->find("encryptedData");
  const bool blob = !is_empty(spec->find("data"));  // before 0.7 the whole Secret was one text
  const bool refused = is_empty(encrypted) && !blob;
  if (refused) {
    declaring.refuse(*spec, declaring.object().find_key("spec")->place(), "`spec` has no `encryptedData`",
                     "seal the secret with kubeseal");
  }
  auto secret = declaring.own();
  if (!secret) return;
  secret->keys.known = !blob && !refused;
  declaring.add_keys_of(encrypted, secret->keys);
  const Node* content = spec->find("template");
  if (!blob) secret->type = made_type(content);
  if (content != nullptr && content->is_mapping()) {
    declaring.add_keys_of(content->find("data"), secret->keys);
  }
  declaring.declare(std::move(*secret));
}

void read_secret_object(Declaring& declaring, const Node& item) {
  const Place place = first_word(item);
  const Node* name = declaring.require(item, place, "secretName", "secretObjects");
  declaring.require(item, place, "type", "secretObjects");
  const Node* data = item.find("data");
  if (has_no_entries(data)) {
    declaring.refuse(item, place, "`secretObjects` has no `data`", "add `data:` with the keys and what fills them");
  }
  if (name == nullptr) return;
  auto secret = declaring.named(*name);
  if (!secret) return;
  secret->type = type_of(item);
  secret->keys.known = data != nullptr && data->is_sequence() && !has_no_entries(data);
  if (data != nullptr) {
    data->for_each_item([&](const Node& each) {
      if (!each.is_mapping()) return void(secret->keys.known = false);
      declaring.require(each, first_word(each), "objectName", "data");
      const Node* key = declaring.require(each, first_word(each), "key", "data");
      if (key == nullptr) return void(secret->keys.known = false);
      declaring.add_key(*key, secret->keys);
    });
  }
  declaring.declare(std::move(*secret));
}

/// The Secrets exist while a pod mounts the class.
void read_secret_provider_class(Declaring& declaring) {
  const Node* spec = declaring.object().find("spec");
  const Node* objects = spec == nullptr ? nullptr : spec->find("secretObjects");
  if (objects == nullptr) return;
  objects->for_each_item([&](const Node& item) {
    if (item.is_mapping()) read_secret_object(declaring, item);
  });
}

void read_sops_secret(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return;
  const Node* templates = spec->find("secretTemplates");
  if (templates == nullptr) templates = spec->find("secret_templates");  // v1alpha1
  if (is_empty(templates)) {
    return declaring.refuse(*spec, declaring.object().find_key("spec")->place(), "`spec` has no `secretTemplates`",
                            "add `secretTemplates:` with the secrets");
  }
  templates->for_each_item([&](const Node& item) {
    if (!item.is_mapping()) return;
    const Node* name = declaring.require(item, first_word(item), "name", "secretTemplates");
    auto secret = name == nullptr ? std::nullopt : declaring.named(*name);
    if (!secret) return;
    secret->type = made_type(&item);
    declaring.add_keys_of(item.find("data"), secret->keys);
    declaring.add_keys_of(item.find("stringData"), secret->keys);
    declaring.declare(std::move(*secret));
  });
}

struct DeclaringKind {
  std::string_view kind;
  std::string_view group;  ///< empty: the core group
  void (*read)(Declaring&);
};

constexpr DeclaringKind kKinds[] = {
    {"Secret", "", read_secret},
    {"ExternalSecret", "external-secrets.io", read_external_secret},
    {"ClusterExternalSecret", "external-secrets.io", read_cluster_external_secret},
    {"ExternalSecret", "external-secrets.io", read_remote_secrets},
    {"ClusterExternalSecret", "external-secrets.io", read_remote_secrets_of_all},
    {"SecretStore", "external-secrets.io", read_secret_store},
    {"ClusterSecretStore", "external-secrets.io", read_secret_store},
    {"PushSecret", "external-secrets.io", read_push_secret},
    {"ClusterPushSecret", "external-secrets.io", read_cluster_push_secret},
    {"SealedSecret", "bitnami.com", read_sealed_secret},
    {"SecretProviderClass", "secrets-store.csi.x-k8s.io", read_secret_provider_class},
    {"Certificate", "cert-manager.io", read_certificate},
    {"Ingress", "networking.k8s.io", read_annotated_ingress},
    {"Ingress", "extensions", read_annotated_ingress},
    {"Gateway", "gateway.networking.k8s.io", read_annotated_gateway},
    {"VaultStaticSecret", "secrets.hashicorp.com", read_vault_secret},
    {"VaultDynamicSecret", "secrets.hashicorp.com", read_vault_secret},
    {"VaultPKISecret", "secrets.hashicorp.com", read_vault_pki_secret},
    {"HCPVaultSecretsApp", "secrets.hashicorp.com", read_vault_secret},
    {"SopsSecret", "isindir.github.com", read_sops_secret},
};

}  // namespace

void read_declared_secrets(const Node& object, std::string_view kind, std::string_view group, Document& document,
                           ReferenceReader& references) {
  for (const DeclaringKind& each : kKinds) {
    if (each.kind != kind || each.group != group) continue;
    Declaring declaring(object, document, references);
    each.read(declaring);
  }
}

}  // namespace keyref
