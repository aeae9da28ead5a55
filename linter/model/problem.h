#pragma once

#include <string>

#include "linter/model/severity.h"
#include "linter/source/span.h"

namespace keyref {

/// Input that could not be read or parsed. Holds no text of the file.
struct Problem {
  enum class Kind { syntax, unreadable, inventory };

  Kind kind = Kind::syntax;
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string help;
};

}  // namespace keyref
