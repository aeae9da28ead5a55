#include <nlohmann/json.hpp>

#include "linter/base/utf8.h"
#include "linter/report/regions.h"
#include "linter/report/report.h"

namespace keyref {
namespace {

using Json = nlohmann::ordered_json;

Json names_of(const ReportInput& input, const EnvironmentSet& environments) {
  Json names = Json::array();
  for (const EnvironmentId id : environments.members()) names.push_back(input.environments[id].name);
  return names;
}

Json summary_of(const ReportInput& input) {
  const Summary& summary = input.summary;
  return {{"files", summary.files},
          {"services", summary.services},
          {"environments", names_of(input, summary.environments)},
          {"unchecked", names_of(input, summary.unchecked)},
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
}

void add_text(Json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = replace_invalid_utf8(text);
}

class JsonWriter {
 public:
  explicit JsonWriter(const ReportInput& input) : input_(input), regions_(input.sources) {}

  std::string write() {
    Json findings = Json::array();
    for (const Finding& finding : input_.findings) findings.push_back(finding_of(finding));
    const Json report = {{"tool", {{"name", "keyref"}, {"version", input_.version}}},
                         {"summary", summary_of(input_)},
                         {"findings", std::move(findings)}};
    return report.dump(2) + "\n";
  }

 private:
  std::string path_of(const Place& place) const { return replace_invalid_utf8(input_.sources[place.file].path); }

  Json finding_of(const Finding& finding) {
    const Region region = regions_.of(finding.place);
    Json object = {{"rule", finding.rule},
                   {"severity", to_string(finding.severity)},
                   {"message", replace_invalid_utf8(finding.message)},
                   {"file", path_of(finding.place)},
                   {"line", region.begin.line},
                   {"column", region.begin.column},
                   {"endLine", region.end.line},
                   {"endColumn", region.end.column}};
    add_text(object, "service", finding.service);
    if (!finding.environments.empty()) object["environments"] = names_of(input_, finding.environments);
    add_text(object, "secret", finding.secret);
    add_text(object, "key", finding.key);
    add_text(object, "variable", finding.variable);
    add_text(object, "provider", finding.provider);
    add_text(object, "account", finding.account);
    add_text(object, "suggestion", finding.suggestion);
    for (const Related& related : finding.related) {
      const Region at = regions_.of(related.place);
      object["related"].push_back({{"file", path_of(related.place)},
                                   {"line", at.begin.line},
                                   {"column", at.begin.column},
                                   {"message", related.message}});
    }
    object["fingerprint"] = finding.fingerprint;
    return object;
  }

  const ReportInput& input_;
  Regions regions_;
};

}  // namespace

std::string json_report(const ReportInput& input) { return JsonWriter(input).write(); }

}  // namespace keyref
