#include <algorithm>

#include "linter/base/text.h"
#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

bool has(const Secret& secret, const char* key) { return secret.keys.find(key) != Presence::absent; }

/// The kubelet reads registry credentials of these two types only, each from its own key.
bool fits_docker(const Secret& secret) {
  if (secret.type == "kubernetes.io/dockerconfigjson") return has(secret, ".dockerconfigjson");
  if (secret.type == "kubernetes.io/dockercfg") return has(secret, ".dockercfg");
  return secret.type.empty() && (has(secret, ".dockerconfigjson") || has(secret, ".dockercfg"));
}

/// Controllers look at the keys; an Opaque secret that has both serves.
bool fits_tls(const Secret& secret) {
  const bool type = secret.type.empty() || secret.type == "kubernetes.io/tls" || secret.type == "Opaque";
  return type && has(secret, "tls.crt") && has(secret, "tls.key");
}

bool fits(const Secret& secret, ExpectedType expected) {
  return expected == ExpectedType::any || (expected == ExpectedType::docker ? fits_docker(secret) : fits_tls(secret));
}

EnvironmentSet where_it_does_not_fit(const Joined& fleet, const JoinedDocument& document, std::size_t index,
                                     const Reference& reference) {
  EnvironmentSet wrong;
  for (const EnvironmentId id : document.environments.members()) {
    if (fleet.answer(document, index, id).cause != Cause::present) continue;
    const auto secrets = secrets_of(fleet.fleet, fleet.secrets, document, reference, id);
    if (std::none_of(secrets.begin(), secrets.end(),
                     [&](const Secret* secret) { return fits(*secret, reference.expected); })) {
      wrong.insert(id);
    }
  }
  return wrong;
}

/// "is of type `Opaque`", or what keys it lacks.
std::string what_it_is(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                       EnvironmentId environment) {
  const auto secrets = secrets_of(fleet.fleet, fleet.secrets, document, reference, environment);
  const bool docker = reference.expected == ExpectedType::docker;
  const std::string& type = secrets.front()->type;
  const bool right_type = type.empty() || type.starts_with(docker ? "kubernetes.io/dockerc" : "kubernetes.io/tls");
  if (!right_type && (docker || type != "Opaque")) return "is of type `" + type + "`";
  std::vector<std::string> lacking;
  for (const char* key : {"tls.crt", "tls.key"}) {
    if (!has(*secrets.front(), key)) lacking.push_back("`" + std::string(key) + "`");
  }
  return "lists no " + (docker ? std::string("`.dockerconfigjson`") : enumerate(lacking, "and no"));
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (reference.expected == ExpectedType::any) return;
    const EnvironmentSet wrong = where_it_does_not_fit(fleet, document, index, reference);
    if (wrong.empty()) return;
    const bool docker = reference.expected == ExpectedType::docker;
    Finding finding = reference_finding(fleet, document, reference, reference.secret.place, wrong);
    finding.message = "secret " + quote(fleet, reference.secret, wrong) + " " +
                      what_it_is(fleet, document, reference, wrong.members().front()) + " " +
                      in_environments(fleet, wrong);
    finding.help =
        docker ? "image pulls read secrets of type kubernetes.io/dockerconfigjson with the key .dockerconfigjson"
               : "TLS is served from secrets of type kubernetes.io/tls with the keys tls.crt and tls.key";
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kWrongSecretType = {"wrong-secret-type", Severity::warning,
                                         "A secret's type does not fit the place that uses it", check};

}  // namespace keyref
