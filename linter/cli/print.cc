#include "linter/cli/print.h"

#include <iostream>

#include "linter/source/write.h"

namespace keyref {

ExitCode print(std::string_view text) {
  if (write_standard_output(text)) return ExitCode::clean;
  std::cerr << "keyref: cannot write to standard output\n";
  return ExitCode::unfinished;
}

}  // namespace keyref
