#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

void tell(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
          const EnvironmentSet& missing, bool key, std::vector<Finding>& findings) {
  if (missing.empty()) return;
  Finding finding =
      reference_finding(fleet, document, reference, key ? reference.key->place : reference.secret.place, missing);
  finding.message = key ? "optional: secret " + quote(fleet, reference.secret, missing) + " has no key " +
                              quote(fleet, *reference.key, missing) + " " + in_environments(fleet, missing)
                        : "optional: secret " + quote(fleet, reference.secret, missing) + " does not exist " +
                              in_environments(fleet, missing);
  finding.suggestion =
      key ? suggest_key(fleet, document, reference, missing) : suggest_secret(fleet, document, reference, missing);
  findings.push_back(std::move(finding));
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (!reference.optional) return;
    tell(fleet, document, reference, fleet.where(document, index, {Cause::missing_secret, Cause::other_namespace}),
         false, findings);
    tell(fleet, document, reference, fleet.where(document, index, {Cause::missing_key}), true, findings);
  });
}

}  // namespace

constinit const Rule kMissingOptional = {"missing-optional", Severity::note,
                                         "An optional reference names what its environment does not have", check};

}  // namespace keyref
