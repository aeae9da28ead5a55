#include "linter/report/merged.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace keyref {
namespace {

void add_names(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

void add_stores(std::vector<UnlistedStore>& stores, const std::vector<UnlistedStore>& more) {
  for (const UnlistedStore& each : more) {
    const auto known = std::find_if(stores.begin(), stores.end(),
                                    [&](const UnlistedStore& other) { return other.store == each.store; });
    if (known == stores.end()) {
      stores.push_back(each);
    } else {
      add_names(known->environments, each.environments);
    }
  }
}

/// `names` in the order in which they stand in `order`.
void sort_as(std::vector<std::string>& names, const std::vector<std::string>& order) {
  std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
  });
}

void add_counts(ReportSummary& sum, const ReportSummary& part) {
  sum.files += part.files;
  sum.services += part.services;
  sum.present += part.present;
  sum.absent += part.absent;
  sum.unknown += part.unknown;
  sum.allowed += part.allowed;
  sum.baselined += part.baselined;
  if (part.fixed) sum.fixed = sum.fixed.value_or(0) + *part.fixed;
  sum.skipped.ignored += part.skipped.ignored;
  sum.skipped.binary += part.skipped.binary;
  sum.skipped.large += part.skipped.large;
  sum.skipped.special += part.skipped.special;
  sum.skipped.minified += part.skipped.minified;
  sum.skipped.other_environments += part.skipped.other_environments;
}

/// The same finding in another part: its message may speak of other environments.
void add_finding(ReportFinding& finding, const ReportFinding& again) {
  add_names(finding.environments, again.environments);
  finding.severity = std::max(finding.severity, again.severity);
  if (finding.suggestion.empty()) finding.suggestion = again.suggestion;
  if (finding.message.find(again.message) == std::string::npos) finding.message += "; " + again.message;
}

/// As a scan sorts them.
bool stands_before(const ReportFinding& a, const ReportFinding& b) {
  const auto key = [](const ReportFinding& each) {
    return std::tie(each.place.file, each.place.begin.line, each.place.begin.column, each.rule, each.message);
  };
  return key(a) < key(b);
}

std::vector<ReportFinding> merge_findings(std::vector<Report>& parts) {
  std::map<std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>, std::size_t> known;
  std::vector<ReportFinding> findings;
  for (Report& part : parts) {
    for (ReportFinding& finding : part.findings) {
      const Position at = finding.place.begin;
      const auto [same, added] =
          known.try_emplace({finding.fingerprint, finding.place.file, at.line, at.column}, findings.size());
      if (added) {
        findings.push_back(std::move(finding));
      } else {
        add_finding(findings[same->second], finding);
      }
    }
  }
  std::stable_sort(findings.begin(), findings.end(), stands_before);
  return findings;
}

}  // namespace

Report merged(std::vector<Report> parts) {
  Report whole;
  ReportSummary& summary = whole.summary;
  for (const Report& part : parts) {
    add_counts(summary, part.summary);
    add_names(summary.environments, part.summary.environments);
    add_names(summary.unchecked, part.summary.unchecked);
    add_stores(summary.unlisted_stores, part.summary.unlisted_stores);
    whole.complete = whole.complete && part.complete;
  }
  whole.findings = merge_findings(parts);
  for (ReportFinding& finding : whole.findings) sort_as(finding.environments, summary.environments);
  for (const ReportFinding& finding : whole.findings) summary.findings.add(finding.severity);
  return whole;
}

}  // namespace keyref
