#include <fmt/format.h>

#include <set>

#include "linter/report/html_parts.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

constexpr std::string_view kNone = "<td class=\"none\">– <span>none</span></td>";
constexpr std::string_view kNotMade = "<td class=\"none\">– not there</td>";

std::string environment_name(const std::string& name) { return name.empty() ? "any environment" : escape_markup(name); }

std::string head_of(const PageIndex& index, std::string_view columns) {
  std::string html = fmt::format("<thead><tr>{}", columns);
  for (const std::string& each : index.environments())
    html += fmt::format("<th scope=\"col\">{}</th>", environment_name(each));
  return html + "</tr></thead>\n";
}

std::string_view reason(Cause cause) {
  switch (cause) {
    case Cause::present:
    case Cause::not_made:
      break;
    case Cause::missing_secret:
      return "no such secret";
    case Cause::other_namespace:
      return "in another namespace";
    case Cause::foreign:
      return "another service's secret";
    case Cause::missing_key:
      return "no such key";
    case Cause::computed_name:
      return "its name is computed";
    case Cause::computed_key:
      return "its key is computed";
    case Cause::computed_declaration:
      return "its declaration's name is computed";
    case Cause::unknown_keys:
      return "its keys are not known";
    case Cause::no_inventory:
      return "no inventory";
  }
  return {};
}

std::string answer_as_html(const Answer& answer) {
  if (answer.cause == Cause::not_made) return std::string(kNotMade);
  switch (answer.presence) {
    case Presence::present:
      return "<td class=\"present\">✓ present</td>";
    case Presence::absent:
      return fmt::format("<td class=\"absent\">✗ absent: {}</td>", escape_markup(reason(answer.cause)));
    case Presence::unknown:
      return fmt::format("<td class=\"unknown\">? unknown: {}</td>", escape_markup(reason(answer.cause)));
  }
  return {};
}

/// "env of container app in web".
std::string way_of(const CheckedReference& reference) {
  std::string way(to_string(reference.kind));
  if (reference.optional) way += ", optional";
  if (!reference.container.empty()) way += " of container " + reference.container;
  if (!reference.workload.empty() && reference.workload != reference.service) way += " in " + reference.workload;
  return way;
}

std::string row_of(const PageIndex& index, const ReportReference& each) {
  const CheckedReference& reference = each.checked;
  std::string html = fmt::format(
      "<tr><th scope=\"row\">{}</th><td><code>{}:{}</code></td><td>{}</td><td>{}</td><td>{}</td>",
      service_link(index, reference.service), escape_markup(each.place.file), each.place.begin.line,
      reference.key.empty() ? "all keys" : escape_markup(reference.key),
      reference.variable.empty() ? "–" : escape_markup(reference.variable), escape_markup(way_of(reference)));
  for (const Answer& answer : reference.answers) html += answer_as_html(answer);
  return html + "</tr>\n";
}

std::size_t count_services(const PageSecret& secret) {
  std::set<std::string_view> services;
  for (const ReportReference* each : secret.references) services.insert(each->checked.service);
  return services.size();
}

}  // namespace

std::string matrix_as_html(const PageIndex& index) {
  std::string html =
      "<div class=\"table matrix\" role=\"region\" aria-label=\"Services and environments\" "
      "tabindex=\"0\">\n<table>\n" +
      head_of(index, "<th scope=\"col\">Service</th><th scope=\"col\">Findings</th>") + "<tbody>\n";
  for (const PageService& service : index.services()) {
    const std::string findings = severities_as_html(service.counts);
    std::string cells;
    for (const Tally& each : service.tallies)
      cells += each.empty() ? std::string(kNone) : fmt::format("<td>{}</td>", tally_as_html(each));
    html += fmt::format("<tr class=\"entry{}\"><th scope=\"row\">{}</th>{}{}</tr>\n",
                        service.needs_attention() ? " attention" : "", service_link(index, service.name),
                        findings.empty() ? std::string(kNone) : fmt::format("<td>{}</td>", findings), cells);
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string secrets_as_html(const PageIndex& index) {
  std::string html;
  const std::string head =
      head_of(index,
              "<th scope=\"col\">Service</th><th scope=\"col\">Where</th><th scope=\"col\">Key</th>"
              "<th scope=\"col\">Variable</th><th scope=\"col\">How</th>");
  for (std::size_t i = 0; i < index.secrets().size(); ++i) {
    const PageSecret& secret = index.secrets()[i];
    html += fmt::format(
        "<details class=\"entry{}\">\n<summary><h3>{}</h3> <span class=\"counts\">{} in {}: {}</span></summary>\n"
        "<div id=\"secret-{}\" class=\"table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>\n{}<tbody>\n",
        secret.tally.needs_attention() ? " attention" : "", escape_markup(secret.name),
        count_of(secret.references.size(), "reference"), count_of(count_services(secret), "service"),
        tally_as_html(secret.tally), i, escape_markup(secret.name), head);
    for (const ReportReference* each : secret.references) html += row_of(index, *each);
    html += "</tbody>\n</table>\n</div>\n</details>\n";
  }
  return html;
}

}  // namespace keyref
