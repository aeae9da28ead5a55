#include <algorithm>
#include <array>
#include <cctype>

#include "linter/base/utf8.h"
#include "linter/report/formats.h"
#include "linter/report/json_objects.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

constexpr const char* kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
/// GitHub refuses a run with more.
constexpr std::size_t kMostResults = 25'000;
/// GitHub refuses a result with more than a thousand; one is the finding's own.
constexpr std::size_t kMostRelated = 999;
/// Of a secret that others can read, in CVSS's scale: GitHub calls 7.0 to 8.9 high. A string: a number is refused.
constexpr const char* kSecuritySeverity = "8.0";
/// GitHub cuts a longer fullDescription.
constexpr std::size_t kLongestDescription = 1024;

/// Relative, each byte that RFC 3986 does not let stand in a path percent-encoded.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
        std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri.append({'%', "0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 0xFU]});
    }
  }
  return uri;
}

/// "missing-key" as "MissingKey".
std::string pascal_case(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char c : id) {
    if (c != '-') name.push_back(upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
    upper = c == '-';
  }
  return name;
}

/// The page's first paragraph under its title.
std::string first_paragraph(std::string_view page) {
  const std::size_t begin = page.find("\n\n");
  if (begin == std::string_view::npos) return {};
  std::string text(page.substr(begin + 2, page.find("\n\n", begin + 2) - begin - 2));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.size() > kLongestDescription ? text.substr(0, kLongestDescription) : text;
}

std::string_view problem_severity_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "recommendation";
}

Json rule_of(const Report& report, const Rule& rule) {
  const std::string_view page = report.page_of(rule);
  Json properties = {{"tags", {"kubernetes", "secrets"}},
                     {"precision", "high"},
                     {"problem.severity", problem_severity_of(rule.severity)}};
  if (rule.stake == Stake::secrecy) {
    properties["tags"].push_back("security");  // without it GitHub does not look at the next
    properties["security-severity"] = kSecuritySeverity;
  }
  return {{"id", rule.id},
          {"name", pascal_case(rule.id)},
          {"shortDescription", {{"text", rule.summary}}},
          {"fullDescription", {{"text", first_paragraph(page)}}},
          {"help", {{"text", page}, {"markdown", page}}},
          {"defaultConfiguration", {{"level", to_string(rule.severity)}}},
          {"properties", std::move(properties)}};
}

class SarifWriter {
 public:
  explicit SarifWriter(const Report& report) : report_(report) {}

  std::string write() const {
    Json rules = Json::array();
    for (const Rule* rule : report_.rules) rules.push_back(rule_of(report_, *rule));
    Json driver = {{"name", "keyref"},
                   {"semanticVersion", report_.version},
                   {"version", report_.version},
                   {"rules", std::move(rules)}};
    Json run = {{"tool", {{"driver", std::move(driver)}}},
                {"automationDetails", {{"id", "keyref/"}}},
                {"columnKind", "unicodeCodePoints"},
                {"invocations", invocations()},
                {"results", results()}};
    const Json report = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
    return report.dump(2) + "\n";
  }

 private:
  std::size_t left_out() const { return report_.findings.size() - std::min(report_.findings.size(), kMostResults); }

  Json invocations() const {
    Json invocation = {{"executionSuccessful", report_.complete}};
    const auto notify = [&](const char* level, const std::string& text) {
      invocation["toolExecutionNotifications"].push_back({{"level", level}, {"message", {{"text", text}}}});
    };
    for (const std::string& name : report_.summary.unchecked)
      notify("warning", "the references of " + name + " were not checked: it has no inventory");
    for (const UnlistedStore& each : report_.summary.unlisted_stores)
      notify("note", "not checked: " + references_to(each));
    if (left_out() > 0) notify("warning", std::to_string(left_out()) + " findings of the least severity were left out");
    return Json::array({std::move(invocation)});
  }

  Json results() const {
    std::vector<const ReportFinding*> findings;
    for (const ReportFinding& finding : report_.findings) findings.push_back(&finding);
    if (left_out() > 0) {
      std::stable_sort(findings.begin(), findings.end(),
                       [](const ReportFinding* a, const ReportFinding* b) { return a->severity > b->severity; });
      findings.resize(kMostResults);
    }
    Json results = Json::array();
    for (const ReportFinding* finding : findings) results.push_back(result_of(*finding));
    return results;
  }

  static Json location_of(const ReportPlace& place) {
    Json region = {{"startLine", place.begin.line},
                   {"startColumn", place.begin.column},
                   {"endLine", place.end.line},
                   {"endColumn", place.end.column}};
    return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(place.file)}}}, {"region", std::move(region)}}}};
  }

  Json result_of(const ReportFinding& finding) const {
    const auto rule = std::find_if(report_.rules.begin(), report_.rules.end(),
                                   [&](const Rule* each) { return each->id == finding.rule; });
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", rule - report_.rules.begin()},
                   {"level", to_string(finding.severity)},
                   {"message", {{"text", replace_invalid_utf8(full_message(finding))}}},
                   {"locations", Json::array({location_of(finding.place)})},
                   {"partialFingerprints", {{"primaryLocationLineHash", finding.fingerprint}}}};
    for (std::size_t i = 0; i < std::min(finding.related.size(), kMostRelated); ++i) {
      const ReportRelated& related = finding.related[i];
      Json location = location_of(related.place);
      location["id"] = i;
      location["message"] = {{"text", replace_invalid_utf8(related.message)}};
      result["relatedLocations"].push_back(std::move(location));
    }
    return result;
  }

  const Report& report_;
};

}  // namespace

std::string sarif_report(const Report& report) { return SarifWriter(report).write(); }

}  // namespace keyref
