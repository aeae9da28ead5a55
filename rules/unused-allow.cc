#include "rules/list.h"

namespace keyref {

/// Told by the runner: only it knows which allows accepted something.
constinit const Rule kUnusedAllow = {"unused-allow", Severity::warning, "An allow accepts nothing", nullptr};

}  // namespace keyref
