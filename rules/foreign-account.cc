#include <algorithm>

#include "linter/base/text.h"
#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// The environments that run in an account.
EnvironmentSet opened_by(const Joined& fleet, const std::string& account) {
  EnvironmentSet opened;
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    if (fleet.environments()[id].account == account) opened.insert(id);
  }
  return opened;
}

/// An environment that names no account may use any.
EnvironmentSet with_account(const Joined& fleet, const EnvironmentSet& environments) {
  EnvironmentSet named;
  for (const EnvironmentId id : environments.members()) {
    if (!fleet.environments()[id].account.empty()) named.insert(id);
  }
  return named;
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  const std::vector<std::string>& shared = fleet.fleet.configuration.shared_accounts;
  for (const Literal& literal : fleet.fleet.literals) {
    if (literal.account.empty() || !fleet.sources[literal.place.file].reported) continue;
    if (std::find(shared.begin(), shared.end(), literal.account) != shared.end()) continue;
    const EnvironmentSet opened = opened_by(fleet, literal.account);
    const EnvironmentSet foreign = with_account(fleet, fleet.environments_of(literal.place.file)).without(opened);
    if (foreign.empty()) continue;
    Finding finding = literal_finding(fleet, literal);
    finding.environments = foreign;
    finding.message = "this key opens account " + literal.account +
                      (opened.empty() ? ", which keyref.yaml names for no environment"
                                      : ", which is that of " + enumerate(fleet.names_of(opened))) +
                      ", and stands in a file of " + enumerate(fleet.names_of(foreign));
    finding.help = "use a key of the environment's own account; revoke this one, since it is in the repository";
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Rule kForeignAccount = {"foreign-account", Severity::error,
                                        "A key of a cloud account that the file's environment does not use", check};

}  // namespace keyref
