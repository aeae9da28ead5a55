#include "linter/cli/options.h"

#include <iostream>

#include "linter/cli/command_line.h"
#include "linter/cli/option_errors.h"

namespace keyref {

Command parse_options(int argc, char** argv) {
  CommandLine line;
  try {
    line.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    if (!asked) return Done{tell_parse_error(line.app(), error)};
    line.app().exit(error);
    return Done{std::cout.flush() ? ExitCode::clean : ExitCode::unfinished};
  }
  return line.chosen();
}

}  // namespace keyref
