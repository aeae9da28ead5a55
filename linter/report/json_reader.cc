#include "linter/report/json_reader.h"

#include <utility>

#include "linter/report/json_object_reader.h"

namespace keyref {
namespace {

using Json = JsonObjectReader::Json;

void read_place(const JsonObjectReader& object, ReportPlace& place) {
  object.read_required("file", place.file);
  object.read_required("line", place.begin.line);
  object.read_required("column", place.begin.column);
  if (place.begin.line == 0) object.tell(object.path_of("line"));
  if (place.begin.column == 0) object.tell(object.path_of("column"));
  object.read_required("endLine", place.end.line);
  object.read_required("endColumn", place.end.column);
}

ReportFinding read_finding(const JsonObjectReader& object) {
  ReportFinding finding;
  std::string severity;
  object.read_required("rule", finding.rule);
  object.read_required("severity", severity);
  object.read_required("message", finding.message);
  read_place(object, finding.place);
  object.read("service", finding.service);
  object.read("environments", finding.environments);
  object.read("secret", finding.secret);
  object.read("key", finding.key);
  object.read("variable", finding.variable);
  object.read("provider", finding.provider);
  object.read("account", finding.account);
  object.read("suggestion", finding.suggestion);
  object.read_required("fingerprint", finding.fingerprint);
  const auto known = parse_severity(severity);
  if (!known) object.tell(object.path_of("severity"));
  finding.severity = known.value_or(Severity::error);
  return finding;
}

void read_related(const JsonObjectReader& object, std::vector<ReportRelated>& into, std::string& mistake) {
  object.for_each("related", [&](const Json& item, const std::string& path) {
    const JsonObjectReader related(item, path, mistake);
    read_place(related, into.emplace_back().place);
    related.read_required("message", into.back().message);
  });
}

void read_stores(const JsonObjectReader& object, std::vector<UnlistedStore>& into, std::string& mistake) {
  object.for_each("unlistedStores", [&](const Json& item, const std::string& path) {
    const JsonObjectReader store(item, path, mistake);
    store.read_required("store", into.emplace_back().store);
    store.read("environments", into.back().environments);
  });
}

void read_summary(const JsonObjectReader& object, ReportSummary& summary) {
  object.read_required("files", summary.files);
  object.read_required("services", summary.services);
  object.read("environments", summary.environments);
  object.read("unchecked", summary.unchecked);
  const JsonObjectReader references = object.object("references");
  references.read_required("present", summary.present);
  references.read_required("absent", summary.absent);
  references.read_required("unknown", summary.unknown);
  const JsonObjectReader findings = object.object("findings");
  findings.read_required("error", summary.findings.error);
  findings.read_required("warning", summary.findings.warning);
  findings.read_required("note", summary.findings.note);
  object.read_required("allowed", summary.allowed);
  object.read_required("baselined", summary.baselined);
  if (object.has("fixed")) object.read_required("fixed", summary.fixed.emplace());
  const JsonObjectReader skipped = object.object("skipped");
  skipped.read_required("ignored", summary.skipped.ignored);
  skipped.read_required("binary", summary.skipped.binary);
  skipped.read_required("large", summary.skipped.large);
  skipped.read_required("special", summary.skipped.special);
  skipped.read_required("minified", summary.skipped.minified);
  skipped.read_required("otherEnvironments", summary.skipped.other_environments);
}

}  // namespace

Result<Report> read_json_report(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return Error{"it is no JSON"};
  std::string mistake;
  const JsonObjectReader top(json, "", mistake);
  if (!top.has("tool") || !top.has("summary") || !top.has("findings"))
    return Error{"it is no JSON report of `keyref scan`"};
  std::string name;
  Report report;
  const JsonObjectReader tool = top.object("tool");
  tool.read_required("name", name);
  tool.read_required("version", report.version);
  if (name != "keyref") return Error{"it is a report of another program"};
  const JsonObjectReader summary = top.object("summary");
  read_summary(summary, report.summary);
  read_stores(summary, report.summary.unlisted_stores, mistake);
  summary.read("complete", report.complete);
  top.for_each("findings", [&](const Json& item, const std::string& path) {
    const JsonObjectReader object(item, path, mistake);
    ReportFinding finding = read_finding(object);
    read_related(object, finding.related, mistake);
    report.findings.push_back(std::move(finding));
  });
  if (!mistake.empty()) return Error{"`" + mistake + "` is missing or wrong"};
  return report;
}

}  // namespace keyref
