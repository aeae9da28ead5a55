#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "literal-fallback",
                   "let the program stop where the variable is not set, provide it by a Secret, and rotate the value",
                   findings);
}

}  // namespace

constinit const Rule kLiteralFallback = {"literal-fallback", Severity::error,
                                         "Code falls back to a secret's value where its variable is not set", check,
                                         Stake::secrecy};

}  // namespace keyref
