#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "dotenv-value",
                   "take the file out of the repository, keep an example without values, and rotate the secret",
                   findings);
}

}  // namespace

constinit const Rule kDotenvValue = {"dotenv-value", Severity::error, "A secret's value in a .env file", check,
                                     Stake::secrecy};

}  // namespace keyref
