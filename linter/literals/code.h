#pragma once

#include <optional>

#include "linter/code/language.h"
#include "linter/literals/pair.h"
#include "linter/model/code.h"

namespace keyref::literals {

/// The pairs of a file of code, and what it takes from its environment and other files; none where that is nothing.
std::optional<CodeFile> read_code(const File& file, const code::Language& language, PairSink sink);

}  // namespace keyref::literals
