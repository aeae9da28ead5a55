#include <algorithm>

#include "linter/base/text.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

std::string owners(const Joined& fleet, const Reference& reference, const EnvironmentSet& environments) {
  std::vector<std::string> sections;
  for (const EnvironmentId id : environments.members()) {
    const auto name = expand_for(fleet.fleet, reference.secret, id);
    if (!name) continue;
    for (const SecretEntry& entry : fleet.secrets.find(id, *name)) {
      if (!entry.section.empty()) sections.push_back("`" + std::string(entry.section) + "`");
    }
  }
  std::sort(sections.begin(), sections.end());
  sections.erase(std::unique(sections.begin(), sections.end()), sections.end());
  return enumerate(sections);
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    const EnvironmentSet foreign = fleet.where(document, index, {Cause::foreign});
    if (foreign.empty()) return;
    Finding finding = reference_finding(fleet, document, reference, reference.secret.place, foreign);
    finding.message =
        "secret " + quote(fleet, reference.secret, foreign) + " belongs to " + owners(fleet, reference, foreign) +
        (document.service.empty() ? std::string(", not to this service") : ", not to `" + document.service + "`") +
        ", " + in_environments(fleet, foreign);
    finding.suggestion = suggest_secret(fleet, document, reference, foreign);
    finding.help =
        "reference a secret of this service's own, or move this one to `global` in the inventory if it is meant to be "
        "shared";
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kForeignSecret = {"foreign-secret", Severity::error, "A reference names another service's secret",
                                       check};

}  // namespace keyref
