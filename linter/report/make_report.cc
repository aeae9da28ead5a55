#include "linter/report/make_report.h"

#include <utility>

#include "linter/base/text.h"
#include "linter/report/regions.h"

namespace keyref {
namespace {

ReportPlace resolve(const Place& place, const Sources& sources, Regions& regions) {
  const Region region = regions.of(place);
  return {sources[place.file].path, region.begin, region.end};
}

std::vector<std::string> names_of(const EnvironmentSet& set, const std::vector<Environment>& environments) {
  std::vector<std::string> names;
  for (const EnvironmentId id : set.members()) names.push_back(environments[id].name);
  return names;
}

class Maker {
 public:
  Maker(const Sources& sources, const std::vector<Environment>& environments, bool lines)
      : sources_(sources), environments_(environments), regions_(sources), lines_(lines) {}

  ReportFinding finding_of(const Finding& finding) {
    ReportFinding told{finding.rule,       finding.severity,   finding.message,
                       finding.help,       finding.suggestion, place_of(finding.place),
                       std::nullopt,       finding.service,    names_of(finding.environments, environments_),
                       finding.secret,     finding.key,        finding.variable,
                       finding.provider,   finding.account,    {},
                       finding.fingerprint};
    if (lines_) told.line = line_of(finding, told.place.begin.line);
    for (const Related& related : finding.related) told.related.push_back({place_of(related.place), related.message});
    return told;
  }

  ReportSummary summary_of(const Summary& summary) const {
    return {summary.files,
            false,
            summary.services,
            names_of(summary.environments, environments_),
            names_of(summary.unchecked, environments_),
            stores_of(summary),
            summary.present,
            summary.absent,
            summary.unknown,
            summary.findings,
            summary.allowed,
            summary.baselined,
            summary.fixed,
            summary.outlived,
            summary.skipped};
  }

 private:
  ReportPlace place_of(const Place& place) { return resolve(place, sources_, regions_); }

  std::vector<UnlistedStore> stores_of(const Summary& summary) const {
    std::vector<UnlistedStore> stores;
    for (const auto& [store, environments] : summary.unlisted_stores)
      stores.push_back({std::string(word_of(store)), names_of(environments, environments_)});
    return stores;
  }

  std::optional<MaskedLine> line_of(const Finding& finding, std::uint32_t number) {
    const LineIndex& lines = regions_.lines_of(finding.place.file);
    const std::string_view line = lines.line(number);
    if (line.empty()) return std::nullopt;
    const std::uint32_t begin = lines.begin_of(number);
    return mask_line(line, {finding.place.span.begin - begin, finding.place.span.end - begin}, known_words(finding));
  }

  /// What the finding says anyway may be shown in its line too.
  static std::vector<std::string_view> known_words(const Finding& finding) {
    std::vector<std::string_view> known = {finding.secret, finding.key, finding.variable};
    const std::vector<std::string_view> parts = split(finding.message, '`');
    for (std::size_t i = 1; i < parts.size(); i += 2) known.push_back(parts[i]);
    return known;
  }

  const Sources& sources_;
  const std::vector<Environment>& environments_;
  Regions regions_;
  const bool lines_;
};

}  // namespace

Report make_report(const LintResult& result, const Sources& sources, const std::vector<Environment>& environments,
                   bool lines) {
  Maker maker(sources, environments, lines);
  Report report;
  report.summary = maker.summary_of(result.summary);
  report.findings.reserve(result.findings.size());
  for (const Finding& finding : result.findings) report.findings.push_back(maker.finding_of(finding));
  return report;
}

std::vector<ReportReference> make_references(std::vector<CheckedReference> references, const Sources& sources,
                                             const std::vector<Environment>& environments) {
  Regions regions(sources);
  std::vector<ReportReference> made;
  made.reserve(references.size());
  for (CheckedReference& each : references) {
    ReportPlace place = resolve(each.place, sources, regions);
    std::vector<ReportCode> code;
    for (const CodeUse& use : each.code)
      code.push_back(
          {resolve(use.place, sources, regions), use.variable, use.key, names_of(use.environments, environments)});
    made.push_back({std::move(each), std::move(place), std::move(code)});
  }
  return made;
}

}  // namespace keyref
