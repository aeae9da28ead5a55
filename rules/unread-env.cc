#include "linter/join/wiring.h"
#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Unread& unread : unread_variables(fleet)) {
    const EnvVar& variable = *unread.variable;
    if (!fleet.is_reported(*unread.document, variable.name.place, variable.only)) continue;
    Finding finding = document_finding(*unread.document, variable.name.place, variable.only, unread.container->name,
                                       variable.name.value);
    finding.message = "`" + variable.name.value + "` is set here, but no code of " +
                      (finding.service.empty() ? std::string("this service") : "`" + finding.service + "`") +
                      " reads it";
    finding.help = "remove it, or read it by this name";
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Rule kUnreadEnv = {"unread-env", Severity::note,
                                   "A variable of a manifest that no code of the service reads", check};

}  // namespace keyref
