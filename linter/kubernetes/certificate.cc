// cert-manager.io, as its webhook and controller of 2026 take them (pkg/apis/certmanager/v1).

#include <utility>

#include "linter/base/placeholder.h"
#include "linter/kubernetes/declaring_kinds.h"

namespace keyref {
namespace {

constexpr SecretField kPassword = {.path = "passwordSecretRef", .name = "name", .key = "key", .words = "name key"};
constexpr SecretField kUnusedPassword = {.path = "passwordSecretRef", .name = "name", .tolerated = true};

struct KeyStore {
  std::string_view word;
  const char* key_store;
  const char* trust_store;
};

constexpr KeyStore kKeyStores[] = {{"jks", "keystore.jks", "truststore.jks"},
                                   {"pkcs12", "keystore.p12", "truststore.p12"}};

void read_key_store(Declaring& declaring, const Node& stores, const KeyStore& kind, Keys& keys) {
  const Node* store = stores.find(kind.word);
  if (store == nullptr || !store->is_mapping()) return;
  const Node* create = store->find("create");
  const bool created = is_true(create);
  const Node* password = store->find("passwordSecretRef");
  if (has_no_entries(password) && is_empty(store->find("password"))) {
    declaring.refuse(*store, stores.find_key(kind.word)->place(), "this keystore has no password",
                     "add `passwordSecretRef:` with a secret's name and key");
  }
  declaring.references().read(*store, created ? kPassword : kUnusedPassword);
  if (created) {
    keys.names.emplace_back(kind.key_store);
    keys.maybe.emplace_back(kind.trust_store);  // as ca.crt
  } else if (create != nullptr && create->is_scalar() && has_placeholder(create->resolved().value)) {
    keys.maybe.insert(keys.maybe.end(), {kind.key_store, kind.trust_store});
  }
}

void read_output_formats(const Node* formats, Keys& keys) {
  if (formats == nullptr) return;
  formats->for_each_item([&](const Node& format) {
    const std::string_view type = format.text_of("type");
    if (type == "CombinedPEM") keys.names.emplace_back("tls-combined.pem");
    if (type == "DER") keys.names.emplace_back("key.der");
    if (has_placeholder(type)) keys.maybe.insert(keys.maybe.end(), {"tls-combined.pem", "key.der"});
  });
}

void check_issuer(Declaring& declaring, const Node& spec, Place word) {
  const Node* issuer = declaring.require(spec, word, "issuerRef", "spec");
  if (issuer != nullptr && issuer->is_mapping())
    declaring.require(*issuer, spec.find_key("issuerRef")->place(), "name", "issuerRef");
}

}  // namespace

void read_certificate(Declaring& declaring) {
  const Node* spec = declaring.spec();
  if (spec == nullptr) return;
  const Place word = declaring.object().find_key("spec")->place();
  const Node* name = declaring.require(*spec, word, "secretName", "spec");
  check_issuer(declaring, *spec, word);
  Keys keys;
  keys.names = {"tls.crt", "tls.key"};
  keys.maybe = {"ca.crt"};  // only where the issuer has one to give
  read_output_formats(spec->find("additionalOutputFormats"), keys);
  if (const Node* stores = spec->find("keystores")) {
    for (const KeyStore& kind : kKeyStores) read_key_store(declaring, *stores, kind, keys);
  }
  auto secret = name == nullptr ? std::nullopt : declaring.named(*name);
  if (!secret) return;
  secret->type = "kubernetes.io/tls";
  secret->keys = std::move(keys);
  declaring.declare(std::move(*secret));
}

}  // namespace keyref
