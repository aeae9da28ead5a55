#pragma once

#include <cstddef>
#include <optional>

#include "linter/code/language.h"
#include "linter/literals/pair.h"
#include "linter/model/code.h"

namespace keyref::literals {

struct CodeFacts {
  std::optional<CodeFile> file;    ///< what it takes from its environment and other files; none where that is nothing
  std::size_t parsed = 0;          ///< bytes that a parser saw
  std::optional<Span> unreadable;  ///< the first thing that does not fit the grammar
};

/// The pairs of a file of code, and what else it says.
CodeFacts read_code(const File& file, const code::Language& language, PairSink sink);

}  // namespace keyref::literals
