#include "linter/base/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/report/masked_line.h"
#include "linter/report/regions.h"
#include "linter/report/report.h"

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

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

class TextWriter {
 public:
  TextWriter(const ReportInput& input, const TextStyle& style)
      : input_(input), style_(style), regions_(input.sources) {}

  std::string write() {
    for (const Finding& finding : input_.findings) write_finding(finding);
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

  std::string path_of(const Place& place) const { return escape_controls(input_.sources[place.file].path); }

  void write_finding(const Finding& finding) {
    const Region region = regions_.of(finding.place);
    const Ink ink = ink_of(finding.severity);
    line("{}: {}", paint(ink, fmt::format("{}[{}]", to_string(finding.severity), finding.rule)),
         paint(Ink::bold, escape_controls(finding.message)));
    const std::string margin(std::to_string(region.begin.line).size(), ' ');
    line("{}{} {}:{}:{}", margin, paint(Ink::frame, "-->"), path_of(finding.place), region.begin.line,
         region.begin.column);
    write_source(finding, region, margin);
    for (const Related& related : finding.related) {
      const Position at = regions_.of(related.place).begin;
      line("{} {} note: {}: {}:{}:{}", margin, paint(Ink::frame, "="), related.message, path_of(related.place), at.line,
           at.column);
    }
    if (!finding.help.empty()) line("{} {} help: {}", margin, paint(Ink::frame, "="), finding.help);
    text_.push_back('\n');
  }

  void write_source(const Finding& finding, const Region& region, const std::string& margin) {
    const LineIndex& lines = regions_.lines_of(finding.place.file);
    const std::string_view source = lines.line(region.begin.line);
    if (source.empty()) return;
    const std::uint32_t begin = lines.begin_of(region.begin.line);
    MaskedLine shown =
        mask_line(source, {finding.place.span.begin - begin, finding.place.span.end - begin}, known_words(finding));
    const std::size_t frame = margin.size() + 3;
    cut_around_caret(shown, style_.width > frame + 20 ? style_.width - frame : 20);
    const std::string bar = paint(Ink::frame, "|");
    line("{} {}", margin, bar);
    line("{} {} {}", paint(Ink::frame, std::to_string(region.begin.line)), bar, escape_controls(shown.text));
    const std::string meant =
        finding.suggestion.empty() ? "" : paint(Ink::good, " did you mean `" + finding.suggestion + "`?");
    line("{} {} {}{}{}", margin, bar, std::string(shown.caret, ' '),
         paint(ink_of(finding.severity), std::string(std::max<std::size_t>(shown.caret_length, 1), '^')), meant);
    if (!finding.help.empty() || !finding.related.empty()) line("{} {}", margin, bar);
  }

  /// What the finding says anyway may be shown in its line too.
  static std::vector<std::string_view> known_words(const Finding& finding) {
    std::vector<std::string_view> known = {finding.secret, finding.key, finding.variable};
    const std::vector<std::string_view> parts = split(finding.message, '`');
    for (std::size_t i = 1; i < parts.size(); i += 2) known.push_back(parts[i]);
    return known;
  }

  std::string names_of(const EnvironmentSet& environments) const {
    std::vector<std::string> names;
    for (const EnvironmentId id : environments.members()) names.push_back(input_.environments[id].name);
    return enumerate(names);
  }

  void write_references() {
    const Summary& summary = input_.summary;
    const EnvironmentSet checked = summary.environments.without(summary.unchecked);
    line("Looked at {} of {}{}.", count_of(summary.files, "file"), count_of(summary.services, "service"),
         checked.empty() ? "" : " for " + names_of(checked));
    line("References: {} present, {} absent, {} unknown.", summary.present, summary.absent, summary.unknown);
    if (input_.environments.empty()) {
      line("{}",
           paint(Ink::warning, "Not checked: any reference, since there is no inventory; `keyref init` writes one."));
    } else if (!summary.unchecked.empty()) {
      line("{}", paint(Ink::warning, fmt::format("Not checked: references in {}, for which there is no inventory.",
                                                 names_of(summary.unchecked))));
    }
    write_skipped();
  }

  void write_skipped() {
    const Summary::Skipped& skipped = input_.summary.skipped;
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, std::string_view what) {
      if (count > 0) parts.push_back(fmt::format("{} {}", count, what));
    };
    add(skipped.ignored, "ignored");
    add(skipped.binary, "binary");
    add(skipped.large, "over 16 MiB");
    add(skipped.special, "special");
    add(skipped.minified, "minified or generated");
    add(skipped.other_environments,
        skipped.other_environments == 1 ? "document of other environments" : "documents of other environments");
    if (!parts.empty()) line("Skipped: {}.", enumerate(parts));
  }

  void write_findings_count() {
    const Summary& summary = input_.summary;
    const SeverityCounts& found = summary.findings;
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, std::string_view what, Ink ink) {
      if (count > 0) parts.push_back(paint(ink, count_of(count, what)));
    };
    add(found.error, "error", Ink::error);
    add(found.warning, "warning", Ink::warning);
    add(found.note, "note", Ink::note);
    const bool checked = summary.files > 0 && !(input_.environments.empty() && summary.unknown > 0);
    std::string told = parts.empty() ? paint(input_.complete && checked ? Ink::good : Ink::warning,
                                             summary.files == 0 ? "Nothing was checked"
                                             : checked          ? "Nothing found"
                                                                : "Nothing found without an inventory")
                                     : enumerate(parts);
    if (summary.allowed > 0) told += fmt::format("; {} allowed", summary.allowed);
    if (summary.baselined > 0) told += fmt::format("; {} baselined", summary.baselined);
    line("{}.", told);
    if (!input_.complete)
      line("{}", paint(Ink::error, "Not finished: not everything could be read, so this is not the whole truth."));
  }

  const ReportInput& input_;
  const TextStyle& style_;
  Regions regions_;
  std::string text_;
};

}  // namespace

std::string text_report(const ReportInput& input, const TextStyle& style) { return TextWriter(input, style).write(); }

}  // namespace keyref
