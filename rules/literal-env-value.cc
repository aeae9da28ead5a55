#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "literal-env-value",
                   "move it to a Secret and reference it with `valueFrom.secretKeyRef`; rotate it, since everyone who "
                   "can read the repository has it",
                   findings);
}

}  // namespace

constinit const Rule kLiteralEnvValue = {"literal-env-value", Severity::error,
                                         "A secret's value in a variable of a manifest", check, Stake::secrecy};

}  // namespace keyref
