#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  problem_findings(fleet, Problem::Kind::unreadable, findings);
}

}  // namespace

constinit const Rule kUnreadableFile = {"unreadable-file", Severity::error, "A file could not be read", check};

}  // namespace keyref
