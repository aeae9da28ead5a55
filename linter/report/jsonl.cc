#include "linter/report/formats.h"
#include "linter/report/json_objects.h"

namespace keyref {

/// One finding a line, and the summary in the last: a reader that misses it knows that the report is not whole.
std::string jsonl_report(const Report& report) {
  std::string text;
  for (const ReportFinding& finding : report.findings) {
    Json line = {{"type", "finding"}, {"tool", "keyref"}};
    line.update(finding_as_json(finding));
    text += line.dump() + "\n";
  }
  const Json last = {{"type", "summary"}, {"tool", tool_as_json(report)}, {"summary", summary_as_json(report)}};
  return text + last.dump() + "\n";
}

}  // namespace keyref
