#include "linter/lint/literal_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  literal_findings(fleet, "dockerfile-secret",
                   "give it to the build with `RUN --mount=type=secret`, or to the container at run time; rotate it",
                   findings);
}

}  // namespace

constinit const Rule kDockerfileSecret = {"dockerfile-secret", Severity::error,
                                          "A secret that a Dockerfile writes into the image", check, Stake::secrecy};

}  // namespace keyref
