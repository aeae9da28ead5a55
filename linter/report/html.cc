#include <fmt/format.h>

#include <set>

#include "linter/report/formats.h"
#include "linter/report/html_parts.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

class HtmlWriter {
 public:
  explicit HtmlWriter(const Report& report) : report_(report), index_(report) {}

  std::string write() {
    begin();
    section("summary", "Summary", summary());
    section("matrix", "Services and environments", matrix());
    section("promotion", "Promotion gaps", promotion_gaps());
    section("services", "Findings by service", services_as_html(report_, index_));
    section("secrets", "Secrets and what refers to them", secrets());
    section("rules", "Rules", rules());
    line(
        "</main>\n<footer><p>Made by Keyref {}. <code>keyref explain RULE</code> shows a rule's whole "
        "page.</p></footer>",
        escape_markup(report_.version));
    line("<script>{}</script>\n</body>\n</html>", kPageScript);
    return std::move(html_);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(html_), format, std::forward<Args>(args)...);
    html_.push_back('\n');
  }

  void begin() {
    // own_report.cc knows a report by its first line.
    line(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"generator\" content=\"keyref {}\">",
        escape_markup(report_.version));
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; "
        "base-uri 'none'; form-action 'none'\">",
        kPageStyleHash, kPageScriptHash);
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} – Keyref</title>",
         title());
    line("<style>{}</style>\n</head>\n<body{}>", kPageStyle, index_.is_large() ? " class=large" : "");
    line(
        "<header>\n<h1>Keyref: secrets and references</h1>\n<nav aria-label=\"Sections\"><ul>\n"
        "<li><a href=\"#summary\">Summary</a></li>\n<li><a href=\"#matrix\">Environments</a></li>\n"
        "<li><a href=\"#promotion\">Promotion gaps</a></li>\n<li><a href=\"#services\">Findings</a></li>\n"
        "<li><a href=\"#secrets\">Secrets</a></li>\n<li><a href=\"#rules\">Rules</a></li>\n</ul></nav>");
    // Of no use without the script, which shows it.
    line(
        "<form id=\"filter\" role=\"search\" hidden>\n"
        "<label>Show services and secrets with <input type=\"search\" name=\"words\" autocomplete=\"off\"></label>\n"
        "<label><input type=\"checkbox\" name=\"attention\"> only what is found, absent or unknown</label>\n"
        "<output></output>\n</form>");
    if (index_.is_large()) line("<p id=stopped class=warning>{}</p>", kStopped);
    line("</header>\n<main>");
  }

  void section(std::string_view id, std::string_view heading, std::string_view content) {
    line("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>", id, heading, content);
  }

  std::string title() const {
    const SeverityCounts& counts = report_.summary.findings;
    if (!report_.complete) return "Not finished";
    if (report_.findings.empty()) return std::string(nothing_found(report_.summary));
    return count_of(counts.error, "error") + ", " + count_of(counts.warning, "warning") + ", " +
           count_of(counts.note, "note");
  }

  /// What nobody may take for clean stands first.
  std::string summary() const {
    const ReportSummary& told = report_.summary;
    std::string html;
    const auto add = [&](std::string_view kind, std::string_view text) {
      if (!text.empty()) html += fmt::format("<p class=\"{}\">{}</p>\n", kind, prose_as_html(text));
    };
    if (!report_.complete) add("error", kNotFinished);
    add("warning", not_checked(told));
    if (told.unknown > 0)
      add("warning", told.unknown == 1
                         ? "Not known: whether 1 reference finds what it names."
                         : fmt::format("Not known: whether {} references find what they name.", told.unknown));
    if (report_.findings.empty())
      add(report_.complete && says_something(told) ? "present" : "warning", std::string(nothing_found(told)) + ".");
    html += counts();
    add("plain", looked_at(told));
    add("plain", skipped(told));
    add("plain", accepted());
    return html;
  }

  std::string counts() const {
    const ReportSummary& told = report_.summary;
    std::string html = "<dl>\n";
    const auto add = [&](std::string_view kind, std::size_t count, std::string_view sign, std::string_view what) {
      html += fmt::format("<div class=\"{}\"><dt>{}</dt><dd>{} {}</dd></div>\n", count > 0 ? kind : "zero", what, sign,
                          count);
    };
    add("error", told.findings.error, "✗", "Errors");
    add("warning", told.findings.warning, "!", "Warnings");
    add("note", told.findings.note, "i", "Notes");
    add("present", told.present, "✓", "References present");
    add("absent", told.absent, "✗", "References absent");
    add("unknown", told.unknown, "?", "References unknown");
    return html + "</dl>\n";
  }

  /// Findings that are not told, and what else became of some.
  std::string accepted() const {
    const ReportSummary& told = report_.summary;
    std::vector<std::string> parts;
    if (told.allowed > 0) parts.push_back(fmt::format("{} allowed", told.allowed));
    if (told.baselined > 0) parts.push_back(fmt::format("{} baselined", told.baselined));
    if (told.fixed) parts.push_back(fmt::format("{} fixed", *told.fixed));
    return parts.empty() ? "" : fmt::format("Findings not shown here: {}.", fmt::join(parts, ", "));
  }

  std::string matrix() const { return report_.references ? matrix_as_html(index_) : std::string(kNoReferences); }

  std::string secrets() const {
    if (!report_.references) return std::string(kNoReferences);
    return index_.secrets().empty() ? "<p>There is no reference.</p>\n" : secrets_as_html(index_);
  }

  /// None that was found does not say that there is none.
  std::string promotion_gaps() const {
    std::string html = promotion_gaps_as_html(report_, index_);
    if (!report_.complete || !report_.summary.unchecked.empty() || report_.summary.environments.empty())
      html += "<p class=\"warning\">Not everything was checked, so there may be more.</p>\n";
    return html;
  }

  std::string rules() const {
    std::set<std::string_view> told;
    for (const ReportFinding& each : report_.findings) told.insert(each.rule);
    std::string html;
    for (const Rule* rule : report_.rules) {
      if (told.contains(rule->id))
        html += fmt::format("<dt id=\"rule-{0}\"><code>{0}</code></dt><dd>{1}</dd>\n", rule->id,
                            prose_as_html(rule->summary));
    }
    return html.empty() ? "<p>Nothing was found.</p>\n" : "<dl class=\"rules\">\n" + html + "</dl>\n";
  }

  /// A server's policy can stop scripts and leave the browser's own on. The script takes it away.
  static constexpr std::string_view kStopped =
      "If nothing but names stands below, something stops this page’s script, which shows the rest: save the page, and "
      "open the file.";
  static constexpr std::string_view kNoReferences =
      "<p class=\"warning\">Not in this page: references that are in order. It was made from JSON reports or from "
      "inventories alone, which hold findings and counts; a scan with <code>--report html=FILE</code> has them.</p>\n";

  const Report& report_;
  const PageIndex index_;
  std::string html_;
};

}  // namespace

std::string html_report(const Report& report) { return HtmlWriter(report).write(); }

}  // namespace keyref
