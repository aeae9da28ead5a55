#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// "; it is declared in dev and rc", "; it exists in namespace edge", or nothing.
std::string where_it_is(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& missing) {
  EnvironmentSet declared;
  const std::string missed = common_name(fleet, reference.secret, missing);
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    const Answer answer = answer_reference(fleet.fleet, fleet.secrets, document, reference, id);
    const bool there =
        answer.cause == Cause::present || answer.cause == Cause::missing_key || answer.cause == Cause::unknown_keys;
    const bool same = reference.secret.variants.empty() || expand_for(fleet.fleet, reference.secret, id) == missed;
    if (there && same && !missing.contains(id)) declared.insert(id);
  }
  if (!declared.empty()) return "; it is declared " + in_environments(fleet, declared);
  for (const EnvironmentId id : missing.members()) {
    const auto name = expand_for(fleet.fleet, reference.secret, id);
    if (!name) continue;
    for (const SecretEntry& entry : fleet.secrets.find(id, *name)) {
      if (!entry.secret->namespaces.empty())
        return "; it exists in namespace `" + entry.secret->namespaces.front() + "`";
    }
  }
  return {};
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (reference.optional) return;
    const EnvironmentSet missing = fleet.where(document, index, {Cause::missing_secret, Cause::other_namespace});
    if (missing.empty()) return;
    Finding finding = reference_finding(fleet, document, reference, reference.secret.place, missing);
    finding.message = "secret " + quote(fleet, reference.secret, missing) + " does not exist " +
                      in_environments(fleet, missing) + where_it_is(fleet, document, reference, missing);
    finding.suggestion = suggest_secret(fleet, document, reference, missing);
    finding.help = "create it there and list it in the inventory, or list it as `planned: true` until it is created";
    finding.lowered = reference.tolerated ? 1 : 0;
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kMissingSecret = {"missing-secret", Severity::error,
                                       "A reference names a secret that its environment does not have", check};

}  // namespace keyref
