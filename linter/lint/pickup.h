#pragma once

#include <string_view>

#include "linter/model/document.h"

namespace keyref {

/// How a new value of a secret arrives.
enum class Pickup {
  restart,     ///< of the workload
  next_run,    ///< of a CronJob
  recreate,    ///< a Pod or a Job, which cannot be restarted
  reload,      ///< by itself, as the kubelet renews what is mounted
  next_mount,  ///< of storage that the secret opens
  next_pull,   ///< of an image
  controller,  ///< by itself, as a controller watches it
  variable,    ///< as the variable that holds it, for code
  unknown,     ///< what reads it is not known
};

/// The words of `keyref uses`.
std::string_view to_string(Pickup pickup);

/// How a new value arrives at a reference of an object. `workload`: the object's kind where it runs containers; empty:
/// it does not, or is none that is known.
Pickup pickup_of(std::string_view workload, const Reference& reference);

}  // namespace keyref
