#pragma once

#include <string_view>

#include "linter/secret/token_formats.h"

namespace keyref {

/// Does the token prove itself? True where its format has no checksum. The token has its format's pattern.
bool checksum_holds(const TokenFormat& format, std::string_view token);

}  // namespace keyref
