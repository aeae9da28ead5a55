#pragma once

#include <string_view>

#include "linter/model/packaging.h"

namespace keyref {

/// Does a file of this name say how code is put together or run?
bool is_packaging(std::string_view path);

/// Does a file of this name say what imports mean?
bool is_module_setting(std::string_view path);

/// Adds what the file says. One that does not parse says nothing.
void read_packaging(FileId file, std::string_view path, std::string_view text, Packaging& packaging);

}  // namespace keyref
