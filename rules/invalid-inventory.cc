#include "rules/list.h"

namespace keyref {

/// Told before there is a fleet: with a broken inventory nothing can be checked, so a scan ends with exit code 2.
constinit const Rule kInvalidInventory = {"invalid-inventory", Severity::error, "An inventory has a mistake", nullptr};

}  // namespace keyref
