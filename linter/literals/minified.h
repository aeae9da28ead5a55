#pragma once

#include <string_view>

namespace keyref::literals {

/// Is it source code, by its name?
bool is_code(std::string_view path);

/// Code that no person wrote so: minified, generated, built into `dist`, or a lock file. Only secrets that say by
/// themselves that they are ones are worth telling there.
bool is_minified(std::string_view path, std::string_view text);

}  // namespace keyref::literals
