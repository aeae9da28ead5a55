#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  problem_findings(fleet, Problem::Kind::syntax, findings);
}

}  // namespace

constinit const Rule kSyntaxError = {"syntax-error", Severity::error, "A manifest does not parse", check};

}  // namespace keyref
