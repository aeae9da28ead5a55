#pragma once

#include <string_view>

namespace keyref {

/// Does this look like a secret's value rather than a name: a provider's token, a JWT, a URL, a long random string? Used where only names
/// may stand, before one is shown.
bool looks_like_value(std::string_view text);

}  // namespace keyref
