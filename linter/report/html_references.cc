#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "linter/report/html_parts.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

// End tags that HTML does not ask for are left out: a large fleet's page has a million of them.
constexpr std::string_view kNone = "<td class=\"none\">– <span>none</span>";
constexpr std::string_view kNotMade = "<td class=\"none\">– not there";

std::string environment_name(const std::string& name) { return name.empty() ? "any environment" : escape_markup(name); }

std::string head_of(const PageIndex& index, std::string_view columns) {
  std::string html = fmt::format("<thead><tr>{}", columns);
  for (const std::string& each : index.environments())
    html += fmt::format("<th scope=\"col\">{}", environment_name(each));
  return html + "</thead>\n";
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
    case Cause::unlisted_store:
    case Cause::no_inventory:
      return "no inventory";
  }
  return {};
}

/// What is in order has no colour of its own.
std::string answer_as_html(const Answer& answer) {
  if (answer.cause == Cause::not_made) return std::string(kNotMade);
  switch (answer.presence) {
    case Presence::present:
      return "<td>✓ present";
    case Presence::absent:
      return fmt::format("<td class=\"absent\">✗ absent: {}", escape_markup(reason(answer.cause)));
    case Presence::unknown:
      return fmt::format("<td class=\"unknown\">? unknown: {}", escape_markup(reason(answer.cause)));
  }
  return {};
}

/// "env of container proxy in web".
std::string way_of(const CheckedReference& reference) {
  std::string way(to_string(reference.kind));
  if (reference.optional) way += ", optional";
  if (!reference.container.empty() && reference.container != reference.service)
    way += " of container " + reference.container;
  if (!reference.workload.empty() && reference.workload != reference.service) way += " in " + reference.workload;
  return way;
}

/// "12: URL as DATABASE_URL".
std::string taken_by(const ReportReference& each) {
  const CheckedReference& reference = each.checked;
  const bool renamed = !reference.variable.empty() && reference.variable != reference.key;
  return fmt::format("<li>{}: {}{}", each.place.begin.line,
                     reference.key.empty() ? "all keys" : escape_markup(reference.key),
                     renamed ? " as " + escape_markup(reference.variable) : "");
}

/// Do they differ in nothing but what they take, and where in the file?
bool share_row(const ReportReference& a, const ReportReference& b) {
  const auto same = [](const Answer& left, const Answer& right) {
    return left.presence == right.presence && left.cause == right.cause;
  };
  return a.checked.service == b.checked.service && a.place.file == b.place.file &&
         way_of(a.checked) == way_of(b.checked) &&
         std::equal(a.checked.answers.begin(), a.checked.answers.end(), b.checked.answers.begin(), same);
}

std::string rows_of(const PageIndex& index, const PageSecret& secret) {
  std::string html;
  for (auto at = secret.references.begin(); at != secret.references.end();) {
    const ReportReference& first = **at;
    html += fmt::format(R"(<tr><th scope="row">{}<td><code>{}</code><td><ul>)",
                        service_link(index, first.checked.service), escape_markup(first.place.file));
    for (; at != secret.references.end() && share_row(first, **at); ++at) html += taken_by(**at);
    html += fmt::format("</ul><td>{}", escape_markup(way_of(first.checked)));
    for (const Answer& answer : first.checked.answers) html += answer_as_html(answer);
    html += "\n";
  }
  return html;
}

std::size_t count_services(const PageSecret& secret) {
  std::set<std::string_view> services;
  for (const ReportReference* each : secret.references) services.insert(each->checked.service);
  return services.size();
}

/// Counts of a service; those that somebody will ask about lead to what the page says of it.
std::string cell_of(const std::string& counts, std::size_t service, bool leads_there) {
  if (counts.empty()) return std::string(kNone);
  return leads_there ? fmt::format(R"(<td><a href="#service-{}">{}</a>)", service, counts) : "<td>" + counts;
}

}  // namespace

std::string matrix_as_html(const PageIndex& index) {
  std::string html =
      "<div class=\"table matrix\" role=\"region\" aria-label=\"Table of services and environments\" "
      "tabindex=\"0\">\n<table>\n" +
      head_of(index, R"(<th scope="col">Service<th scope="col">Findings)") + "<tbody>\n";
  for (std::size_t i = 0; i < index.services().size(); ++i) {
    const PageService& service = index.services()[i];
    html += fmt::format(R"(<tr class="entry{}"><th scope="row">{}{})", service.needs_attention() ? " attention" : "",
                        service_link(index, service.name), cell_of(severities_as_html(service.counts), i, true));
    for (const Tally& each : service.tallies) html += cell_of(tally_as_html(each), i, each.needs_attention());
    html += "\n";
  }
  return html + "</tbody>\n</table>\n</div>\n";
}

std::string secrets_as_html(const PageIndex& index) {
  std::string html;
  const std::string head = head_of(index,
                                   "<th scope=\"col\">Service<th scope=\"col\">File<th scope=\"col\">Line and key"
                                   "<th scope=\"col\">How");
  for (std::size_t i = 0; i < index.secrets().size(); ++i) {
    const PageSecret& secret = index.secrets()[i];
    html += fmt::format(
        "<details class=\"entry{}\">\n<summary><h3>{}</h3> <span class=\"counts\">{} in {}: {}</span></summary>\n"
        "<div id=\"secret-{}\" class=\"table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>\n{}<tbody>\n",
        secret.tally.needs_attention() ? " attention" : "", escape_markup(secret.name),
        count_of(secret.references.size(), "reference"), count_of(count_services(secret), "service"),
        tally_as_html(secret.tally), i, escape_markup(secret.name), head);
    html += rows_of(index, secret) + "</tbody>\n</table>\n</div>\n</details>\n";
  }
  return html;
}

}  // namespace keyref
