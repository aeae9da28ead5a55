#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "secret-token", "revoke it at the provider, and keep the new one in a Secret", findings);
}

}  // namespace

constinit const Rule kSecretToken = {"secret-token", Severity::error, "A token of a known provider", check,
                                     Stake::secrecy};

}  // namespace keyref
