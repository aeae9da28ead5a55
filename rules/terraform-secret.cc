#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(
      fleet, "terraform-secret",
      "read it from a secrets manager by a data source, or declare a sensitive variable without default; rotate it",
      findings);
}

}  // namespace

constinit const Rule kTerraformSecret = {"terraform-secret", Severity::error, "A secret's value in Terraform", check,
                                         Stake::secrecy};

}  // namespace keyref
