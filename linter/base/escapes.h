#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// What a text in quotes says, as most languages escape it.
std::string without_escapes(std::string_view text);

}  // namespace keyref
