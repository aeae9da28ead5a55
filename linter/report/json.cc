#include "linter/report/formats.h"
#include "linter/report/json_objects.h"

namespace keyref {

std::string json_report(const Report& report) {
  Json findings = Json::array();
  for (const ReportFinding& finding : report.findings) findings.push_back(finding_as_json(finding));
  const Json object = {
      {"tool", tool_as_json(report)}, {"summary", summary_as_json(report)}, {"findings", std::move(findings)}};
  return object.dump(2) + "\n";
}

}  // namespace keyref
