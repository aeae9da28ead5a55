// Objects whose annotations make cert-manager create a Certificate (pkg/controller/certificate-shim).

#include <algorithm>
#include <array>
#include <utility>

#include "linter/base/text.h"
#include "linter/kubernetes/declaring_kinds.h"
#include "linter/kubernetes/nameable.h"

namespace keyref {
namespace {

constexpr std::array<std::string_view, 4> kIssuerAnnotations = {
    "cert-manager.io/issuer", "cert-manager.io/cluster-issuer", "certmanager.k8s.io/issuer",
    "certmanager.k8s.io/cluster-issuer"};

const Node* at(const Node* node, std::string_view path) {
  for (const std::string_view word : split(path, '.')) node = node == nullptr ? nullptr : node->find(word);
  return node;
}

bool asks_for_certificate(const Node& object) {
  const Node* annotations = at(&object, "metadata.annotations");
  return annotations != nullptr &&
         (annotations->text_of("kubernetes.io/tls-acme") == "true" ||
          std::any_of(kIssuerAnnotations.begin(), kIssuerAnnotations.end(),
                      [&](std::string_view name) { return !is_empty(annotations->find(name)); }));
}

/// Its name is a reference of the object, too, and judged as that. Several objects may ask for one certificate.
void declare_certificate(Declaring& declaring, const Node* name) {
  if (is_empty(name) || !name->is_scalar() || !may_become_name(name->resolved().value)) return;
  auto secret = declaring.named(*name);
  if (!secret) return;
  secret->type = "kubernetes.io/tls";
  secret->keys.names = {"tls.crt", "tls.key"};
  secret->keys.maybe = {"ca.crt"};
  secret->shared = true;
  declaring.declare(std::move(*secret));
}

}  // namespace

void read_annotated_ingress(Declaring& declaring) {
  const Node* tls = at(&declaring.object(), "spec.tls");
  if (tls == nullptr || !asks_for_certificate(declaring.object())) return;
  tls->for_each_item([&](const Node& item) { declare_certificate(declaring, item.find("secretName")); });
}

void read_annotated_gateway(Declaring& declaring) {
  const Node* listeners = at(&declaring.object(), "spec.listeners");
  if (listeners == nullptr || !asks_for_certificate(declaring.object())) return;
  listeners->for_each_item([&](const Node& listener) {
    const Node* certificates = at(&listener, "tls.certificateRefs");
    if (certificates == nullptr) return;
    certificates->for_each_item([&](const Node& item) {
      if (is_empty(item.find("namespace"))) declare_certificate(declaring, item.find("name"));
    });
  });
}

}  // namespace keyref
