#include "linter/cli/output.h"

#include <algorithm>

#include "linter/base/text.h"
#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/cli/terminal.h"
#include "linter/cli/version.h"
#include "linter/source/write.h"
#include "rules/rules.h"

namespace keyref {

bool any_shows(const OutputOptions& options, bool ReportFormat::*what) {
  return options.format->*what || std::any_of(options.reports.begin(), options.reports.end(),
                                              [&](const ReportFile& file) { return file.format->*what; });
}

ExitCode write_reports(const OutputOptions& options, Report report, const std::optional<std::string>& shown,
                       bool hushed) {
  report.version = kVersion;
  report.fail_on = options.fail_on;
  report.rules = all_rules();
  report.page_of = page_of;
  bool written = true;
  for (const ReportFile& file : options.reports) {
    const std::string failure = write_file(file.path, file.format->write(report, {}));
    if (failure.empty()) continue;
    written = false;
    tell(ExitCode::unfinished, "cannot write the report `" + escape_controls(file.path) + "`: " + failure);
  }
  const bool is_text = options.format == &report_formats().front();
  const bool is_good = report.complete && report.findings.empty() && report.summary.unknown == 0;
  const bool prints = shown.has_value() || !hushed || !is_text || !is_good;
  if (prints && print(shown ? *shown : options.format->write(report, standard_output_style())) != ExitCode::clean)
    written = false;
  if (!written) return ExitCode::unfinished;
  const bool fails = std::any_of(report.findings.begin(), report.findings.end(),
                                 [&](const ReportFinding& finding) { return report.fails(finding); });
  return fails ? ExitCode::findings : ExitCode::clean;
}

}  // namespace keyref
