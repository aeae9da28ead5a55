#pragma once

#include <optional>
#include <string>

#include "linter/cli/exit_code.h"
#include "linter/cli/options.h"
#include "linter/report/report.h"

namespace keyref {

/// Does one of the reports show this: `&ReportFormat::shows_lines` or the like?
bool any_shows(const OutputOptions& options, bool ReportFormat::*what);
/// Writes a report to wherever the options say, and tells what failed. `shown`: what standard output gets in place of
/// it. `hushed`: it gets no text where all was checked and nothing found. Clean, findings, or unfinished where one of
/// them did not arrive.
ExitCode write_reports(const OutputOptions& options, Report report, const std::optional<std::string>& shown = {},
                       bool hushed = false);

}  // namespace keyref
