#include "linter/cli/merge.h"

#include <utility>

#include "linter/base/text.h"
#include "linter/cli/output.h"
#include "linter/cli/tell.h"
#include "linter/cli/version.h"
#include "linter/report/json_reader.h"
#include "linter/report/merged.h"
#include "linter/source/read.h"
#include "rules/rules.h"

namespace keyref {
namespace {

/// A report as this version writes it: another one's rules and fingerprints may differ, and a sum of both says nothing.
Result<Report> read_report(const std::string& path) {
  Result<std::string> text = read_whole_file(path);
  if (!text) return text.error();
  Result<Report> report = read_json_report(*text);
  if (!report) return report;
  if (report->version != kVersion)
    return Error{std::string("another version of keyref wrote it; this one is ") + kVersion};
  for (const ReportFinding& finding : report->findings) {
    if (find_rule(finding.rule) == nullptr) return Error{"it tells of a rule that does not exist"};
  }
  return report;
}

}  // namespace

ExitCode merge(const MergeOptions& options) {
  std::vector<Report> parts;
  for (const std::string& path : options.files) {
    Result<Report> part = read_report(path);
    if (!part) return tell(ExitCode::usage, "cannot merge `" + escape_controls(path) + "`: " + part.error().message);
    parts.push_back(std::move(*part));
  }
  Report whole = merged(std::move(parts));
  const bool complete = whole.complete;
  const ExitCode code = write_reports(options, std::move(whole));
  return complete ? code : tell(ExitCode::unfinished, "could not finish: one of the merged scans did not");
}

}  // namespace keyref
