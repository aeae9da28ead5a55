#include "linter/code/option_calls.h"

#include <algorithm>
#include <iterator>

#include "linter/code/constants.h"

namespace keyref::code {

void OptionCalls::add(std::string_view option, const SyntaxNode& arguments) {
  const Span span = arguments.span();
  std::uint32_t& end = reach_[option][span.begin];
  end = std::max(end, span.end);
  for (const SyntaxNode& each : arguments.children())
    if (!path_of(each.text()).empty()) objects_.emplace(option, last_name(each.text()));
}

void OptionCalls::finish() {
  for (auto& [option, reach] : reach_) {
    std::uint32_t furthest = 0;
    for (auto& [begin, end] : reach) end = furthest = std::max(furthest, end);
  }
}

bool OptionCalls::takes(const Pair& pair) const {
  const std::string_view option = last_name(pair.name.text());
  const auto reach = reach_.find(option);
  if (reach == reach_.end()) return false;
  const Span value = pair.value.span();
  const auto behind = reach->second.upper_bound(value.begin);
  if (behind != reach->second.begin() && std::prev(behind)->second >= value.end) return true;
  return pair.outer != nullptr && objects_.contains({option, last_name(pair.outer->name.text())});
}

}  // namespace keyref::code
