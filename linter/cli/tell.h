#pragma once

#include <iostream>
#include <string_view>

#include "linter/cli/exit_code.h"

namespace keyref {

/// A line on standard error, and the code that goes with it.
inline ExitCode tell(ExitCode code, std::string_view message) {
  std::cerr << "keyref: " << message << "\n";
  return code;
}

}  // namespace keyref
