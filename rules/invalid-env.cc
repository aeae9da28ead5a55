#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const JoinedDocument& document : fleet.documents) {
    for (const InvalidEnv& invalid : document.document->invalid_envs) {
      if (!fleet.is_reported(document, invalid.place, invalid.only)) continue;
      Finding finding = document_finding(document, invalid.place, invalid.only, invalid.container, invalid.variable);
      finding.message = (invalid.variable.empty() ? std::string("the value of a variable")
                                                  : "the value of `" + invalid.variable + "`") +
                        " is " + invalid.found + ", where Kubernetes wants a string";
      finding.help = "put it in quotes";
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

constinit const Rule kInvalidEnv = {"invalid-env", Severity::error, "The value of an environment variable is no string",
                                    check};

}  // namespace keyref
