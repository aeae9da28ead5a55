#include "linter/lint/reference_finding.h"
#include "linter/lint/told_inventories.h"
#include "rules/list.h"

namespace keyref {
namespace {

constexpr int kDefaultDays = 30;

int allowed_days(const Configuration& configuration) {
  const auto setting = configuration.rules.find("stale-inventory");
  return setting == configuration.rules.end() ? kDefaultDays : setting->second.after.value_or(kDefaultDays);
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  const int days = allowed_days(fleet.fleet.configuration);
  for (const Inventory* inventory : told_inventories(fleet)) {
    const auto taken = inventory->taken ? parse_timestamp(inventory->taken->value) : std::nullopt;
    if (!taken) continue;
    const Timestamp age = (fleet.fleet.now - *taken) / kSecondsPerDay;
    if (age <= days) continue;
    Finding finding;
    finding.place = inventory->taken->place;
    finding.environments = EnvironmentSet::of(inventory->environment);
    finding.message = "the inventory of " + fleet.environments()[inventory->environment].name + " was taken " +
                      std::to_string(age) + " days ago; after " + std::to_string(days) + " it may be out of date";
    finding.help = "take it again from the cluster";
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Rule kStaleInventory = {"stale-inventory", Severity::warning,
                                        "An inventory was taken from its cluster long ago", check};

}  // namespace keyref
