#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/join/joined.h"

namespace keyref {

/// A secret of an inventory's section that nothing refers to.
struct UnusedSecret {
  const Secret* secret = nullptr;
  std::string_view service;  ///< the section's; empty: global
};

/// The secrets of an environment's inventory that no document uses of which `runs` says that it runs there. None where
/// a name stays open: it may be any of them. Planned ones and tokens of service accounts are used by others.
std::optional<std::vector<UnusedSecret>> unused_secrets(const Joined& fleet, const Inventory& inventory,
                                                        FunctionRef<bool(const JoinedDocument&)> runs);

}  // namespace keyref
