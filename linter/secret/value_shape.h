#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// Does this look like a secret's value rather than a name: a provider's token, a JWT, a URL, a long random string?
/// Used where only names may stand, before one is shown.
bool looks_like_value(std::string_view text);

/// The name, where messages may show it; empty where it looks like a value, or like no name at all.
std::string shown_name(std::string_view name);

}  // namespace keyref
