#include "linter/report/json_objects.h"

#include "linter/base/utf8.h"

namespace keyref {
namespace {

void add_text(Json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = replace_invalid_utf8(text);
}

}  // namespace

Json tool_as_json(const Report& report) { return {{"name", "keyref"}, {"version", report.version}}; }

Json summary_as_json(const Report& report) {
  const ReportSummary& summary = report.summary;
  Json object = {
      {"files", summary.files},
      {"services", summary.services},
      {"environments", summary.environments},
      {"unchecked", summary.unchecked},
      {"references", {{"present", summary.present}, {"absent", summary.absent}, {"unknown", summary.unknown}}},
      {"findings",
       {{"error", summary.findings.error}, {"warning", summary.findings.warning}, {"note", summary.findings.note}}},
      {"allowed", summary.allowed},
      {"baselined", summary.baselined},
      {"skipped",
       {{"ignored", summary.skipped.ignored},
        {"binary", summary.skipped.binary},
        {"large", summary.skipped.large},
        {"special", summary.skipped.special},
        {"minified", summary.skipped.minified},
        {"otherEnvironments", summary.skipped.other_environments}}}};
  for (const UnlistedStore& each : summary.unlisted_stores)
    object["unlistedStores"].push_back({{"store", each.store}, {"environments", each.environments}});
  if (summary.fixed) object["fixed"] = *summary.fixed;
  if (!report.complete) object["complete"] = false;
  return object;
}

Json finding_as_json(const ReportFinding& finding) {
  const ReportPlace& place = finding.place;
  Json object = {{"rule", finding.rule},
                 {"severity", to_string(finding.severity)},
                 {"message", replace_invalid_utf8(finding.message)},
                 {"file", replace_invalid_utf8(place.file)},
                 {"line", place.begin.line},
                 {"column", place.begin.column},
                 {"endLine", place.end.line},
                 {"endColumn", place.end.column}};
  add_text(object, "service", finding.service);
  if (!finding.environments.empty()) object["environments"] = finding.environments;
  add_text(object, "secret", finding.secret);
  add_text(object, "key", finding.key);
  add_text(object, "variable", finding.variable);
  add_text(object, "provider", finding.provider);
  add_text(object, "account", finding.account);
  add_text(object, "suggestion", finding.suggestion);
  for (const ReportRelated& related : finding.related) {
    object["related"].push_back({{"file", replace_invalid_utf8(related.place.file)},
                                 {"line", related.place.begin.line},
                                 {"column", related.place.begin.column},
                                 {"endLine", related.place.end.line},
                                 {"endColumn", related.place.end.column},
                                 {"message", replace_invalid_utf8(related.message)}});
  }
  object["fingerprint"] = finding.fingerprint;
  return object;
}

}  // namespace keyref
