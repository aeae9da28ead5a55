#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "literal-in-manifest",
                   "move it to a Secret and reference it; rotate it, since everyone who can read the repository has it",
                   findings);
}

}  // namespace

constinit const Rule kLiteralInManifest = {"literal-in-manifest", Severity::error,
                                           "A secret's value in a manifest or a configuration file", check,
                                           Stake::secrecy};

}  // namespace keyref
