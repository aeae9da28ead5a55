#include <fmt/format.h>

#include "linter/base/text.h"
#include "linter/report/formats.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

/// A workflow command ends at its line's end, so controls are shown as the text format shows them, and the runner turns
/// the rest back: `%`, and within properties the commas and colons that separate them.
std::string escape(std::string_view text, std::string_view separators) {
  std::string escaped;
  for (const char c : escape_controls(text)) {
    if (c == '%' || separators.find(c) != std::string_view::npos) {
      escaped += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      escaped.push_back(c);
    }
  }
  return escaped;
}

std::string escape_data(std::string_view text) { return escape(text, ""); }
std::string escape_property(std::string_view text) { return escape(text, ":,"); }

std::string_view command_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

std::string annotation_of(const ReportFinding& finding) {
  const ReportPlace& place = finding.place;
  std::string at =
      fmt::format("file={},line={},endLine={}", escape_property(place.file), place.begin.line, place.end.line);
  // Columns of two lines are refused.
  if (place.begin.line == place.end.line)
    at += fmt::format(",col={},endColumn={}", place.begin.column, place.end.column);
  return fmt::format("::{} {},title={}::{}\n", command_of(finding.severity), at, finding.rule,
                     escape_data(full_message(finding)));
}

std::string told(Severity severity, std::string_view message) {
  return fmt::format("::{} title=keyref::{}\n", command_of(severity), escape_data(message));
}

/// The log's last line.
std::string counts_of(const SeverityCounts& found) {
  constexpr std::size_t kShown = 10;  // annotations of a kind that GitHub shows for a step
  std::vector<std::string> parts;
  bool hidden = false;
  const auto add = [&](std::size_t count, std::string_view what) {
    if (count > 0) parts.push_back(count_of(count, what));
    hidden = hidden || count > kShown;
  };
  add(found.error, "error");
  add(found.warning, "warning");
  add(found.note, "note");
  if (parts.empty()) return "keyref: nothing found\n";
  return fmt::format("keyref: {}{}\n", enumerate(parts),
                     hidden ? "; GitHub shows the first 10 of a kind, this log has all" : "");
}

}  // namespace

/// Workflow commands, which GitHub Actions shows as annotations of the lines.
std::string github_report(const Report& report) {
  std::string text;
  for (const ReportFinding& finding : report.findings) text += annotation_of(finding);
  const ReportSummary& summary = report.summary;
  if (!summary.unchecked.empty()) {
    text += told(Severity::warning,
                 "references in " + enumerate(summary.unchecked) + " were not checked: there is no inventory");
  }
  for (const UnlistedStore& each : summary.unlisted_stores)
    text += told(Severity::note, "not checked: " + references_to(each));
  if (!report.complete) text += told(Severity::error, "not finished: this is not the whole truth");
  return text + counts_of(summary.findings);
}

}  // namespace keyref
