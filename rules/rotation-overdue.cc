#include "linter/lint/reference_finding.h"
#include "linter/lint/rotation.h"
#include "linter/lint/told_inventories.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Inventory* inventory : told_inventories(fleet)) {
    for (const Rotation& rotation : rotations_of(*inventory, fleet.fleet.now)) {
      if (!rotation.is_overdue()) continue;
      const Secret& secret = *rotation.secret;
      Finding finding;
      finding.place = secret.rotated->place;
      finding.environments = EnvironmentSet::of(inventory->environment);
      finding.service = rotation.service;
      finding.secret = secret.name;
      finding.message = "secret `" + secret.name + "` is to be rotated every " + std::to_string(*secret.rotate_every) +
                        " days, and " + in_environments(fleet, finding.environments) + " is overdue by " +
                        std::to_string(-rotation.days);
      finding.help = "rotate it and write the day here; `keyref uses " + secret.name + "` lists what must take it up";
      finding.address = std::string(rotation.service) + '\n' + secret.name;
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

constinit const Rule kRotationOverdue = {"rotation-overdue", Severity::warning,
                                         "A secret was not rotated when its inventory says", check};

}  // namespace keyref
