#pragma once

#include <string_view>

#include "linter/secret/token_formats.h"

namespace keyref {

/// Is this token one that documentation shows, one that everybody knows, or filled up with a pattern that no generator
/// makes?
bool is_example_token(const TokenFormat& format, std::string_view token);

}  // namespace keyref
