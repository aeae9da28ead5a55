#include "linter/lint/pickup.h"

namespace keyref {
namespace {

/// A process keeps the environment that it was started with, and a mount with subPath the file that was there.
Pickup at_next_start(std::string_view workload) {
  if (workload == "CronJob" || workload == "ScaledJob") return Pickup::next_run;
  if (workload == "Pod" || workload == "Job") return Pickup::recreate;
  return Pickup::restart;
}

}  // namespace

std::string_view to_string(Pickup pickup) {
  switch (pickup) {
    case Pickup::restart:
      return "restart";
    case Pickup::next_run:
      return "next-run";
    case Pickup::recreate:
      return "recreate";
    case Pickup::reload:
      return "reload";
    case Pickup::next_mount:
      return "next-mount";
    case Pickup::next_pull:
      return "next-pull";
    case Pickup::controller:
      return "controller";
    case Pickup::variable:
      return "variable";
    case Pickup::unknown:
      break;
  }
  return "unknown";
}

Pickup pickup_of(std::string_view workload, const Reference& reference) {
  switch (reference.kind) {
    case ReferenceKind::env:
    case ReferenceKind::env_from:
      return at_next_start(workload);
    case ReferenceKind::volume:
      // Others than a volume `secret:` are what opens a storage.
      if (reference.field != "secret") return Pickup::next_mount;
      return reference.sub_path ? at_next_start(workload) : Pickup::reload;
    case ReferenceKind::image_pull_secret:
      return Pickup::next_pull;
    case ReferenceKind::tls:
      return Pickup::controller;
    case ReferenceKind::other:
      break;
  }
  return Pickup::unknown;
}

}  // namespace keyref
