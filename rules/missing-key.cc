#include "linter/base/text.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

EnvironmentSet where_key_is(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                            const EnvironmentSet& missing) {
  EnvironmentSet found;
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    const Answer answer = answer_reference(fleet.fleet, fleet.secrets, document, reference, id);
    if (answer.cause == Cause::present && !missing.contains(id)) found.insert(id);
  }
  return found;
}

/// The keys it does have, where they are few enough to be read.
std::string keys_it_has(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& missing) {
  constexpr std::size_t kFew = 6;
  std::vector<std::string> keys =
      keys_of(secrets_of(fleet.fleet, fleet.secrets, document, reference, missing.members().front()));
  for (std::string& key : keys) key.insert(0, "`").append("`");
  if (keys.empty()) return "; it has no keys";
  return keys.size() > kFew ? std::string() : "; it has " + enumerate(keys);
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (reference.optional || !reference.key) return;
    const EnvironmentSet missing = fleet.where(document, index, {Cause::missing_key});
    if (missing.empty()) return;
    Finding finding = reference_finding(fleet, document, reference, reference.key->place, missing);
    const EnvironmentSet found = where_key_is(fleet, document, reference, missing);
    finding.message = "secret " + quote(fleet, reference.secret, missing) + " has no key " +
                      quote(fleet, *reference.key, missing) + " " + in_environments(fleet, missing) +
                      (found.empty() ? keys_it_has(fleet, document, reference, missing)
                                     : "; it has it " + in_environments(fleet, found));
    finding.suggestion = suggest_key(fleet, document, reference, missing);
    finding.help = "add the key to the secret and to the inventory, or reference a key that exists";
    finding.lowered = reference.tolerated ? 1 : 0;
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kMissingKey = {"missing-key", Severity::error,
                                    "A reference names a key that the secret does not have", check};

}  // namespace keyref
