#pragma once

#include <span>
#include <string_view>

#include "linter/lint/rule.h"

namespace keyref {

/// Every rule, in the order in which `keyref rules` lists them.
std::span<const Rule* const> all_rules();
/// Null where there is none.
const Rule* find_rule(std::string_view id);
/// The Markdown page of a rule, as rules/<id>.md has it.
std::string_view page_of(const Rule& rule);

}  // namespace keyref
