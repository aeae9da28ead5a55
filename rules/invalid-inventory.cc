#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// `keyref inventory check` finds them; a scan tells them before there is a fleet, and ends with exit code 2, since
/// with a broken inventory nothing can be checked.
void check(const Joined& fleet, std::vector<Finding>& findings) {
  problem_findings(fleet, Problem::Kind::inventory, findings);
  for (Finding& finding : findings) {
    for (const auto& inventory : fleet.fleet.inventories) {
      if (inventory && inventory->file == finding.place.file) finding.environments.insert(inventory->environment);
    }
    finding.address = finding.message;  // it holds words of the schema and valid names only
  }
}

}  // namespace

constinit const Rule kInvalidInventory = {"invalid-inventory", Severity::error, "An inventory has a mistake", check};

}  // namespace keyref
