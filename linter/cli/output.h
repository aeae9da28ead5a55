#pragma once

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"
#include "linter/report/report.h"

namespace keyref {

/// Does one of the reports show lines of the files?
bool shows_lines(const OutputOptions& options);
/// Writes a report to wherever the options say, and tells what failed. Clean, findings, or unfinished where one of them
/// did not arrive.
ExitCode write_reports(const OutputOptions& options, Report report);

}  // namespace keyref
