#pragma once

#include <cstddef>
#include <string_view>

namespace keyref {

/// rules/<id>.md, which the build compiles in.
struct RulePage {
  std::string_view id;
  std::string_view text;
};

extern const RulePage kRulePages[];
extern const std::size_t kRulePageCount;

}  // namespace keyref
