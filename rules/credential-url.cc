#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "credential-url",
                   "move the URL to a Secret, or keep the password apart from it; change the password", findings);
}

}  // namespace

constinit const Rule kCredentialUrl = {"credential-url", Severity::error, "A URL with a password in it", check,
                                       Stake::secrecy};

}  // namespace keyref
