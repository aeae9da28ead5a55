#pragma once

#include <vector>

#include "linter/lint/finding.h"
#include "linter/model/fleet.h"
#include "linter/source/sources.h"

namespace keyref {

/// The accepted findings of a fleet: keyref.yaml's entries and inline comments.
class Allows {
 public:
  Allows(const Fleet& fleet, const Sources& sources);

  /// Is the finding, which stands on `line`, accepted? What accepts it counts as used.
  bool accepts(const Finding& finding, std::uint32_t line);
  /// Those that accepted nothing, without those that have no reason or whose time is over.
  std::vector<const Allow*> unused() const;

 private:
  struct State {
    const Allow* allow = nullptr;
    bool counts = false;
    bool used = false;
  };

  const Sources& sources_;
  std::vector<State> states_;
};

}  // namespace keyref
