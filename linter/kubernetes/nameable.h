#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A secret's name, or one that a pipeline completes.
bool may_become_name(std::string_view text);
/// A key, or one that a pipeline completes.
bool may_become_key(std::string_view text);
/// Does a text that stands where a name or key belongs look like a secret's value? It may hold placeholders.
bool is_value_in_place_of_name(std::string text);

}  // namespace keyref
