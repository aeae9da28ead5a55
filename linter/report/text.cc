#include "linter/base/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/report/formats.h"
#include "linter/report/masked_line.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

enum class Ink { error, warning, note, frame, good, bold };

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::error:
      return "\x1b[1;31m";
    case Ink::warning:
      return "\x1b[1;33m";
    case Ink::note:
      return "\x1b[1;36m";
    case Ink::frame:
      return "\x1b[1;34m";
    case Ink::good:
      return "\x1b[1;32m";
    case Ink::bold:
      return "\x1b[1m";
  }
  return {};
}

Ink ink_of(Severity severity) {
  return severity == Severity::error ? Ink::error : severity == Severity::warning ? Ink::warning : Ink::note;
}

class TextWriter {
 public:
  TextWriter(const Report& report, const TextStyle& style) : report_(report), style_(style) {}

  std::string write() {
    for (const ReportFinding& finding : report_.findings) write_finding(finding);
    write_references();
    write_findings_count();
    return std::move(text_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
    text_.push_back('\n');
  }

  std::string paint(Ink ink, std::string_view text) const {
    return style_.colour ? fmt::format("{}{}\x1b[0m", code_of(ink), text) : std::string(text);
  }

  void write_finding(const ReportFinding& finding) {
    const Ink ink = ink_of(finding.severity);
    line("{}: {}", paint(ink, fmt::format("{}[{}]", to_string(finding.severity), finding.rule)),
         paint(Ink::bold, escape_controls(finding.line ? finding.message : full_message(finding))));
    const std::string margin(std::to_string(finding.place.begin.line).size(), ' ');
    line("{}{} {}", margin, paint(Ink::frame, "-->"), shown_place(finding.place));
    if (finding.line) write_line(finding, *finding.line, margin);
    for (const ReportRelated& related : finding.related) {
      line("{} {} note: {}: {}", margin, paint(Ink::frame, "="), escape_controls(related.message),
           shown_place(related.place));
    }
    if (!finding.help.empty()) line("{} {} help: {}", margin, paint(Ink::frame, "="), finding.help);
    text_.push_back('\n');
  }

  void write_line(const ReportFinding& finding, MaskedLine shown, const std::string& margin) {
    const std::size_t frame = margin.size() + 3;
    cut_around_caret(shown, style_.width > frame + 20 ? style_.width - frame : 20);
    const std::string bar = paint(Ink::frame, "|");
    line("{} {}", margin, bar);
    line("{} {} {}", paint(Ink::frame, std::to_string(finding.place.begin.line)), bar, escape_controls(shown.text));
    const std::string meant = finding.suggestion.empty()
                                  ? ""
                                  : paint(Ink::good, " did you mean `" + escape_controls(finding.suggestion) + "`?");
    line("{} {} {}{}{}", margin, bar, std::string(shown.caret, ' '),
         paint(ink_of(finding.severity), std::string(std::max<std::size_t>(shown.caret_length, 1), '^')), meant);
    if (!finding.help.empty() || !finding.related.empty()) line("{} {}", margin, bar);
  }

  void write_references() {
    const ReportSummary& summary = report_.summary;
    line("{}", looked_at(summary));
    if (!summary.inventories)
      line("References: {} present, {} absent, {} unknown.", summary.present, summary.absent, summary.unknown);
    if (const std::string told = not_checked(summary); !told.empty()) line("{}", paint(Ink::warning, told));
    if (const std::string told = skipped(summary); !told.empty()) line("{}", told);
  }

  void write_findings_count() {
    const ReportSummary& summary = report_.summary;
    const SeverityCounts& found = summary.findings;
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, std::string_view what, Ink ink) {
      if (count > 0) parts.push_back(paint(ink, count_of(count, what)));
    };
    add(found.error, "error", Ink::error);
    add(found.warning, "warning", Ink::warning);
    add(found.note, "note", Ink::note);
    const bool good = report_.complete && says_something(summary);
    std::string told =
        parts.empty() ? paint(good ? Ink::good : Ink::warning, nothing_found(summary)) : enumerate(parts);
    if (summary.allowed > 0) told += fmt::format("; {} allowed", summary.allowed);
    if (summary.baselined > 0) told += fmt::format("; {} baselined", summary.baselined);
    if (summary.fixed) told += fmt::format("; {} fixed", *summary.fixed);
    line("{}.", told);
    if (summary.outlived > 0 && report_.complete)
      line("{} needed any more: `--baseline FILE --write-baseline FILE` takes out what is mended.",
           summary.outlived == 1 ? "1 entry of the baseline is not"
                                 : fmt::format("{} entries of the baseline are not", summary.outlived));
    if (!report_.complete && summary.files > 0) line("{}", paint(Ink::error, kNotFinished));
  }

  const Report& report_;
  const TextStyle& style_;
  std::string text_;
};

}  // namespace

std::string text_report(const Report& report, const TextStyle& style) { return TextWriter(report, style).write(); }

}  // namespace keyref
