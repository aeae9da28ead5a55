#include "linter/lint/allow.h"

namespace keyref {

Allows::Allows(const Fleet& fleet, const Sources& sources) : sources_(sources) {
  const auto add = [&](const Allow& allow) {
    const bool over = allow.until && fleet.now >= *allow.until;
    (allow.path ? by_path_ : by_line_[{allow.place.file, allow.line}]).push_back(states_.size());
    states_.push_back({&allow, !allow.reason.empty() && !over});
  };
  for (const Allow& allow : fleet.configuration.allow) add(allow);
  for (const Allow& allow : fleet.comments) add(allow);
}

bool Allows::accepts(std::size_t index, const Finding& finding) {
  State& state = states_[index];
  const Allow& allow = *state.allow;
  if (!state.counts || allow.rule != finding.rule) return false;
  if (allow.path && !allow.path->matches(sources_[finding.place.file].path)) return false;
  state.used = true;
  return true;
}

bool Allows::accepts(const Finding& finding, std::uint32_t line) {
  bool accepted = false;
  for (const std::size_t index : by_path_) accepted |= accepts(index, finding);
  const auto here = by_line_.find({finding.place.file, line});
  if (here == by_line_.end()) return accepted;
  for (const std::size_t index : here->second) accepted |= accepts(index, finding);
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
