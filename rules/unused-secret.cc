#include "linter/lint/reference_finding.h"
#include "linter/lint/told_inventories.h"
#include "linter/lint/unused_secrets.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Inventory* inventory : told_inventories(fleet)) {
    const EnvironmentId id = inventory->environment;
    // What runs there, and what is promoted there next.
    const auto unused = unused_secrets(fleet, *inventory, [&](const JoinedDocument& document) {
      return document.own.contains(id) || document.next == id;
    });
    if (!unused) continue;
    for (const UnusedSecret& each : *unused) {
      Finding finding;
      finding.place = each.secret->place;
      finding.environments = EnvironmentSet::of(id);
      finding.service = each.service;
      finding.secret = each.secret->name;
      finding.message = "nothing uses secret `" + finding.secret + "` " + in_environments(fleet, finding.environments);
      finding.help = "delete it in the cluster and here, if nothing outside this repository uses it";
      finding.address = finding.service + '\n' + finding.secret;
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

constinit const Rule kUnusedSecret = {"unused-secret", Severity::warning,
                                      "An inventory lists a secret that nothing references", check};

}  // namespace keyref
