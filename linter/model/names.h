#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A DNS-1123 subdomain, as the API server wants the name of a Secret: `[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.…)*`, at most
/// 253.
bool is_secret_name(std::string_view name);
/// A key of a Secret: `[-._a-zA-Z0-9]+`, at most 253, not `.`, `..` or starting with `..`.
bool is_secret_key(std::string_view key);
/// What a section of an inventory is called: the service, or `global` for that of none.
std::string scope_word(std::string_view service);

}  // namespace keyref
