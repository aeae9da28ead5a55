#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// Does this look like a secret's value rather than a name: a provider's token, a JWT, a URL, a long random string?
/// Used where only names may stand, before one is shown.
bool looks_like_value(std::string_view text);

/// Letters and digits with single `-`, `_` or `.` between them, too few in a row to be a token: no value, and a valid
/// key of a Secret. Most names are such ones; inventories ask for tens of thousands.
bool is_ordinary_name(std::string_view text);

/// The name, where messages may show it; empty where it looks like a value, or like no name at all.
std::string shown_name(std::string_view name);

}  // namespace keyref
