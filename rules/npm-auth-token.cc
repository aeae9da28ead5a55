#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "npm-auth-token",
                   "write `${NPM_TOKEN}` in its place, which npm fills in from the environment; revoke the token",
                   findings);
}

}  // namespace

constinit const Rule kNpmAuthToken = {"npm-auth-token", Severity::error, "Credentials of a package registry", check,
                                      Stake::secrecy};

}  // namespace keyref
