#include "linter/lint/rotation.h"

namespace keyref {
namespace {

Timestamp midnight_before(Timestamp time) {
  const Timestamp since = time % kSecondsPerDay;
  return time - (since < 0 ? since + kSecondsPerDay : since);
}

Rotation rotation_of(const Secret& secret, Timestamp now) {
  Rotation rotation;
  rotation.secret = &secret;
  const auto rotated = secret.rotated ? parse_timestamp(secret.rotated->value) : std::nullopt;
  if (!rotated) return rotation;
  rotation.due = midnight_before(*rotated) + *secret.rotate_every * kSecondsPerDay;
  rotation.days = (*rotation.due - midnight_before(now)) / kSecondsPerDay;
  return rotation;
}

}  // namespace

std::vector<Rotation> rotations_of(const Inventory& inventory, Timestamp now) {
  std::vector<Rotation> rotations;
  for (const Inventory::Section& section : inventory.sections) {
    for (const Secret& secret : section.secrets) {
      if (secret.planned || !secret.rotate_every) continue;
      Rotation& rotation = rotations.emplace_back(rotation_of(secret, now));
      rotation.environment = inventory.environment;
      rotation.service = section.service;
    }
  }
  return rotations;
}

}  // namespace keyref
