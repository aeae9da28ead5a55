#include <map>

#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

using ServiceKey = std::pair<std::string, std::string>;

ServiceKey key_of(const JoinedDocument& document) { return {document.service_folder, document.service}; }

/// Where each service has manifests.
std::map<ServiceKey, EnvironmentSet> deployments(const Joined& fleet) {
  std::map<ServiceKey, EnvironmentSet> deployed;
  for (const JoinedDocument& document : fleet.documents) {
    EnvironmentSet& own = deployed[key_of(document)];
    own = own | document.own;
  }
  return deployed;
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  const auto deployed = deployments(fleet);
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    const EnvironmentId last = document.own.members().back();
    const EnvironmentId next = last + 1;
    if (next >= fleet.environments().size() || deployed.at(key_of(document)).contains(next)) return;
    if (reference.optional || !document.environments.contains(last)) return;
    if (fleet.answer(document, index, last).presence != Presence::present) return;
    const Answer answer = answer_reference(fleet.fleet, fleet.secrets, document, reference, next);
    if (answer.presence != Presence::absent) return;
    const bool key = answer.cause == Cause::missing_key;
    const EnvironmentSet gap = EnvironmentSet::of(next);
    Finding finding = reference_finding(fleet, document, reference, key ? reference.key->span : reference.secret.span, gap);
    finding.message = (key ? "key " + quote(fleet, reference.key->value, gap) + " of secret " + quote(fleet, reference.secret.value, gap)
                           : "secret " + quote(fleet, reference.secret.value, gap)) +
                      " exists in " + fleet.environments()[last].name + ", but not in " + fleet.environments()[next].name +
                      ", where it is promoted to next";
    finding.help = "create it there before the promotion";
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kPromotionGap = {"promotion-gap", Severity::warning, "What runs here would not run in the next environment", check};

}  // namespace keyref
