#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(
      fleet, "jenkins-secret",
      "keep it in Jenkins' credentials, and use it by `withCredentials` in a single-quoted string; rotate it",
      findings);
}

}  // namespace

constinit const Rule kJenkinsSecret = {"jenkins-secret", Severity::error, "A secret's value in a pipeline", check,
                                       Stake::secrecy};

}  // namespace keyref
