#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "literal-in-source", "read it from the environment, provide it by a Secret, and rotate it",
                   findings);
}

}  // namespace

constinit const Rule kLiteralInSource = {"literal-in-source", Severity::error, "A secret's value in source code", check,
                                         Stake::secrecy};

}  // namespace keyref
