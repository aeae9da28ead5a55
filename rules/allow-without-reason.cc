#include "linter/join/joined.h"
#include "linter/lint/finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  const auto check_all = [&](const std::vector<Allow>& allows) {
    for (const Allow& allow : allows) {
      if (!allow.reason.empty() || !fleet.sources[allow.place.file].reported) continue;
      Finding finding;
      finding.place = allow.place;
      finding.message = "this allow gives no reason, and so allows nothing";
      finding.help = allow.path ? "add `reason:`" : "write the reason behind `--`";
      finding.address = allow.rule;
      findings.push_back(std::move(finding));
    }
  };
  check_all(fleet.fleet.configuration.allow);
  check_all(fleet.fleet.comments);
}

}  // namespace

constinit const Rule kAllowWithoutReason = {"allow-without-reason", Severity::error, "An allow gives no reason", check};

}  // namespace keyref
