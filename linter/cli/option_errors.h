#pragma once

#include <CLI/CLI.hpp>

#include "linter/cli/exit_code.h"

namespace keyref {

/// Tells what is wrong with the command line, and the near name, in words that show nothing of it but options' names: a
/// value pasted into the wrong place would end up in a log.
ExitCode tell_parse_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace keyref
