#pragma once

#include <string_view>

#include "linter/secret/judge.h"

namespace keyref::literals {

/// Whom a file is for, as its path says.
Reader reader_of(std::string_view path);

}  // namespace keyref::literals
