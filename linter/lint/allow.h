#pragma once

#include <cstdint>
#include <map>
#include <utility>
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
  bool accepts(std::size_t index, const Finding& finding);

  struct State {
    const Allow* allow = nullptr;
    bool counts = false;
    bool used = false;
  };

  const Sources& sources_;
  std::vector<State> states_;
  std::vector<std::size_t> by_path_;
  /// A file may hold as many comments as findings.
  std::map<std::pair<FileId, std::uint32_t>, std::vector<std::size_t>> by_line_;
};

}  // namespace keyref
