#include "linter/lint/allow.h"

namespace keyref {

Allows::Allows(const Fleet& fleet, const Sources& sources) : sources_(sources) {
  const auto add = [&](const Allow& allow) {
    const bool over = allow.until && fleet.now >= *allow.until;
    states_.push_back({&allow, !allow.reason.empty() && !over});
  };
  for (const Allow& allow : fleet.configuration.allow) add(allow);
  for (const Allow& allow : fleet.comments) add(allow);
}

bool Allows::accepts(const Finding& finding, std::uint32_t line) {
  bool accepted = false;
  for (State& state : states_) {
    const Allow& allow = *state.allow;
    if (!state.counts || allow.rule != finding.rule) continue;
    const bool here = allow.path ? allow.path->matches(sources_[finding.place.file].path)
                                 : allow.place.file == finding.place.file && allow.line == line;
    if (!here) continue;
    state.used = true;
    accepted = true;
  }
  return accepted;
}

std::vector<const Allow*> Allows::unused() const {
  std::vector<const Allow*> unused;
  for (const State& state : states_) {
    if (state.counts && !state.used) unused.push_back(state.allow);
  }
  return unused;
}

}  // namespace keyref
