#include "linter/base/utf8.h"
#include "linter/report/formats.h"
#include "linter/report/json_objects.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "critical" : severity == Severity::warning ? "minor" : "info";
}

Json issue_of(const ReportFinding& finding) {
  const ReportPlace& place = finding.place;
  return {{"type", "issue"},
          {"engine_name", "keyref"},
          {"check_name", finding.rule},
          {"categories", {"Security"}},
          {"description", replace_invalid_utf8(full_message(finding))},
          {"severity", severity_of(finding.severity)},
          {"fingerprint", finding.fingerprint},
          {"location",
           {{"path", replace_invalid_utf8(place.file)},
            {"lines", {{"begin", place.begin.line}, {"end", place.end.line}}}}}};
}

}  // namespace

/// GitLab's Code Quality: the issues of Code Climate's format.
std::string gitlab_report(const Report& report) {
  Json issues = Json::array();
  for (const ReportFinding& finding : report.findings) issues.push_back(issue_of(finding));
  return issues.dump(2) + "\n";
}

}  // namespace keyref
