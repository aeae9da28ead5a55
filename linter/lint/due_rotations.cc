#include "linter/lint/due_rotations.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace keyref {
namespace {

std::vector<std::string> services_of(const std::vector<SecretUse>& uses, EnvironmentId environment) {
  std::set<std::string> services;
  for (const SecretUse& use : uses) {
    if (use.environments.contains(environment) && !use.service.empty()) services.insert(use.service);
  }
  return {services.begin(), services.end()};
}

std::vector<Workload> restarts_in(const std::vector<SecretUse>& uses, EnvironmentId environment) {
  std::vector<Workload> workloads = restarts_of(uses);
  std::erase_if(workloads, [&](const Workload& each) { return !each.environments.contains(environment); });
  for (Workload& each : workloads) each.environments = EnvironmentSet::of(environment);
  return workloads;
}

Timestamp noted(const Inventory& inventory, const Rotation& rotation, Timestamp now) {
  for (const std::optional<Text>& date : {inventory.taken, rotation.secret->rotated}) {
    if (const auto time = date ? parse_timestamp(date->value) : std::nullopt) return *time;
  }
  return now;
}

}  // namespace

std::vector<DueRotation> due_rotations(const Joined& fleet, int within_days) {
  std::vector<DueRotation> found;
  for (const auto& inventory : fleet.fleet.inventories) {
    if (!inventory || !fleet.fleet.selected.contains(inventory->environment)) continue;
    for (const Rotation& rotation : rotations_of(*inventory, fleet.fleet.now)) {
      if (rotation.due && rotation.days > within_days) continue;
      const SecretKey wanted{rotation.secret->name, std::nullopt};
      const std::vector<SecretUse> used = uses_of(fleet, wanted, rotation.secret);
      found.push_back({rotation, noted(*inventory, rotation, fleet.fleet.now), services_of(used, rotation.environment),
                       restarts_in(used, rotation.environment)});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const DueRotation& a, const DueRotation& b) {
    return std::tie(a.rotation.environment, a.rotation.days) < std::tie(b.rotation.environment, b.rotation.days);
  });
  return found;
}

}  // namespace keyref
