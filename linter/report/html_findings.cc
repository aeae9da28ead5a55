#include <fmt/format.h>

#include <algorithm>

#include "linter/base/text.h"
#include "linter/report/html_parts.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

// End tags and quotes that HTML does not ask for are left out, here and in html_references.cc: a large fleet's page has
// a million of them.
constexpr std::size_t kLineWidth = 160;  ///< code points, as of a text report without a terminal

std::string_view sign_of(Severity severity) {
  return severity == Severity::error ? "✗" : severity == Severity::warning ? "!" : "i";
}

/// The line with what is meant in it marked; how deep it stands in the file matters to nobody here.
std::string line_as_html(const ReportFinding& finding) {
  MaskedLine line = *finding.line;
  cut_around_caret(line, kLineWidth);
  auto [before, at_caret, behind] = parts_of(line);
  before.remove_prefix(std::min(before.find_first_not_of(' '), before.size()));
  return fmt::format("<pre><b>{}</b> {}<mark>{}</mark>{}</pre>", finding.place.begin.line, escape_markup(before),
                     escape_markup(at_caret), escape_markup(behind));
}

std::string place_as_html(const ReportPlace& place) {
  return fmt::format("<code>{}</code>", escape_markup(shown_place(place)));
}

std::string finding_as_html(const ReportFinding& finding, std::size_t number) {
  std::string html = fmt::format(
      "<article id=finding-{}><p>{}<p>{}{}", number, prose_as_html(finding.message), place_as_html(finding.place),
      finding.environments.empty() ? "" : " in " + escape_markup(enumerate(finding.environments)));
  if (finding.line) html += line_as_html(finding);
  if (!finding.suggestion.empty())
    html += fmt::format("<p>Did you mean <code>{}</code>?", escape_markup(finding.suggestion));
  for (const ReportRelated& each : finding.related)
    html += fmt::format("<p>{}: {}", prose_as_html(each.message), place_as_html(each.place));
  return html + "</article>\n";
}

/// What findings have in common that follow each other.
bool share_head(const ReportFinding& a, const ReportFinding& b) {
  return a.severity == b.severity && a.rule == b.rule && a.help == b.help;
}

std::string findings_as_html(const std::vector<ReportFinding>& findings, const std::vector<std::size_t>& numbers) {
  std::string html;
  for (auto at = numbers.begin(); at != numbers.end();) {
    const ReportFinding& first = findings[*at];
    html += fmt::format("<div class=\"findings {0}\">\n<h4>{1} {0} <a href=#rule-{2}>{2}</a></h4>\n",
                        to_string(first.severity), sign_of(first.severity), first.rule);
    for (; at != numbers.end() && share_head(first, findings[*at]); ++at) html += finding_as_html(findings[*at], *at);
    if (!first.help.empty()) html += fmt::format("<p class=help>Help: {}\n", prose_as_html(first.help));
    html += "</div>\n";
  }
  return html;
}

std::string secrets_of(const PageIndex& index, const PageService& service) {
  std::string html;
  for (const std::size_t each : service.secrets) {
    html += fmt::format("{}<a href=#secret-{}>{}</a>", html.empty() ? "<p>Refers to " : ", ", each,
                        escape_markup(index.secrets()[each].name));
  }
  return html.empty() ? html : html + "\n";
}

}  // namespace

std::string services_as_html(const Report& report, const PageIndex& index) {
  std::string html;
  for (std::size_t i = 0; i < index.services().size(); ++i) {
    const PageService& service = index.services()[i];
    const std::string counts = severities_as_html(service.counts);
    html += fmt::format(
        "<section id=\"service-{}\" class=\"entry{}\">\n<h3>{} <span class=\"counts\">{}</span></h3>\n{}", i,
        service.needs_attention() ? " attention" : "",
        service.name.empty() ? "No service" : escape_markup(service.name), counts.empty() ? "no findings" : counts,
        body_as_html(index, secrets_of(index, service) + findings_as_html(report.findings, service.findings)));
    html += "</section>\n";
  }
  return html;
}

std::string promotion_gaps_as_html(const Report& report, const PageIndex& index) {
  std::string rows;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const ReportFinding& finding = report.findings[i];
    if (finding.rule != "promotion-gap") continue;
    rows += fmt::format(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td><a href=\"#finding-{}\">{}</a></td></tr>\n",
        service_link(index, finding.service), escape_markup(enumerate(finding.environments)),
        escape_markup(finding.secret), finding.key.empty() ? "the secret itself" : escape_markup(finding.key), i,
        escape_markup(shown_place(finding.place)));
  }
  if (rows.empty()) return "<p>None was found.</p>\n";
  return "<div class=\"table\" role=\"region\" aria-label=\"Table of promotion gaps\" "
         "tabindex=\"0\">\n<table>\n<thead><tr>"
         "<th scope=\"col\">Service</th><th scope=\"col\">Lacking in</th><th scope=\"col\">Secret</th>"
         "<th scope=\"col\">Key</th><th scope=\"col\">Used at</th></tr></thead>\n<tbody>\n" +
         rows + "</tbody>\n</table>\n</div>\n";
}

}  // namespace keyref
