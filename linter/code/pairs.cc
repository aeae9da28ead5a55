#include "linter/code/pairs.h"

#include <algorithm>
#include <iterator>

#include "linter/code/constants.h"

namespace keyref::code {

void Pairs::add(const QueryMatch& match) {
  const auto name = match.find("pair.name");
  const auto value = match.find("pair.value");
  if (!name || !value) return;
  const Pair* outer = pairs_.empty() ? nullptr : &pairs_.back();
  while (outer != nullptr && !contains(outer->value.span(), name->span())) outer = outer->outer;
  pairs_.push_back({*name, *value, match.has("fallback"), outer});
}

const Pair* Pairs::enclosing(const SyntaxNode& node) const {
  const auto behind = first_from(node.span().begin + 1);
  const Pair* found = behind == pairs_.begin() ? nullptr : &*std::prev(behind);
  const auto fits = [&](const Pair& pair) {
    const std::string_view name = last_name(pair.name.text());
    return name != "default" && name != "devDefault" && contains(pair.value.span(), node.span());
  };
  while (found != nullptr && !fits(*found)) found = found->outer;
  return found;
}

std::deque<Pair>::const_iterator Pairs::first_from(std::uint32_t begin) const {
  return std::lower_bound(pairs_.begin(), pairs_.end(), begin,
                          [](const Pair& pair, std::uint32_t at) { return pair.name.span().begin < at; });
}

bool Pairs::is_given(std::uint32_t begin) const {
  const auto pair = first_from(begin);
  return pair != pairs_.end() && pair->name.span().begin == begin && !pair->fallback;
}

}  // namespace keyref::code
