#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "committed-secret",
                   "keep the values out of the repository (an ExternalSecret, a SealedSecret, SOPS), and rotate them",
                   findings);
}

}  // namespace

constinit const Rule kCommittedSecret = {"committed-secret", Severity::error,
                                         "A Secret that is committed with its values", check, Stake::secrecy};

}  // namespace keyref
