#pragma once

#include <string_view>
#include <vector>

#include "linter/lint/finding.h"
#include "linter/model/severity.h"

namespace keyref {

struct Joined;  // linter/join/joined.h

/// What is at stake: a deployment that fails, or a secret that others can read.
enum class Stake { deployment, secrecy };

/// One thing that Keyref tells. Its page, rules/<id>.md, explains it, and the page's examples are its tests.
struct Rule {
  std::string_view id;
  Severity severity;         ///< where keyref.yaml says nothing
  std::string_view summary;  ///< one line, for `keyref rules` and SARIF's shortDescription
  /// Appends findings, whose rule, severity and fingerprint are the runner's to fill in; null for what the runner
  /// itself tells.
  void (*check)(const Joined& fleet, std::vector<Finding>& findings);
  Stake stake = Stake::deployment;
};

}  // namespace keyref
