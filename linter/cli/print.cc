#include "linter/cli/print.h"

#include "linter/cli/tell.h"
#include "linter/source/write.h"

namespace keyref {

ExitCode print(std::string_view text) {
  if (write_standard_output(text)) return ExitCode::clean;
  return tell(ExitCode::unfinished, "cannot write to standard output");
}

}  // namespace keyref
