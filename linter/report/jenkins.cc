#include "linter/base/text.h"
#include "linter/base/utf8.h"
#include "linter/report/formats.h"
#include "linter/report/json_objects.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

/// As the plugin names what it reads from SARIF.
std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "HIGH" : severity == Severity::warning ? "NORMAL" : "LOW";
}

/// The columns of the plugin are inclusive.
std::uint32_t last_column_of(const ReportPlace& place) {
  return place.end.column > 1 ? place.end.column - 1 : place.end.column;
}

Json issue_of(const ReportFinding& finding) {
  const ReportPlace& place = finding.place;
  Json issue = {{"fileName", replace_invalid_utf8(place.file)},
                {"severity", severity_of(finding.severity)},
                {"lineStart", place.begin.line},
                {"lineEnd", place.end.line},
                {"columnStart", place.begin.column},
                {"columnEnd", last_column_of(place)},
                {"type", finding.rule},
                {"message", replace_invalid_utf8(full_message(finding))},
                {"fingerprint", finding.fingerprint}};
  if (!finding.service.empty()) issue["moduleName"] = replace_invalid_utf8(finding.service);
  if (!finding.environments.empty()) issue["category"] = enumerate(finding.environments);
  return issue;
}

}  // namespace

/// The native format of Jenkins' Warnings Next Generation plugin.
std::string jenkins_report(const Report& report) {
  Json issues = Json::array();
  for (const ReportFinding& finding : report.findings) issues.push_back(issue_of(finding));
  return Json{{"tool", tool_as_json(report)}, {"issues", std::move(issues)}}.dump(2) + "\n";
}

}  // namespace keyref
