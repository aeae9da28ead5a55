#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "linter/report/html_parts.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

constexpr std::string_view kNone = "<td class=none>– <span>none</span>";
constexpr std::string_view kNotMade = "<td class=none>– not there";

std::string environment_name(const std::string& name) { return name.empty() ? "any environment" : escape_markup(name); }

std::string head_of(const PageIndex& index, std::string_view columns) {
  std::string html = fmt::format("<thead><tr>{}", columns);
  for (const std::string& each : index.environments()) html += fmt::format("<th scope=col>{}", environment_name(each));
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
      return fmt::format("<td class=absent>✗ absent: {}", escape_markup(reason(answer.cause)));
    case Presence::unknown:
      return fmt::format("<td class=unknown>? unknown: {}", escape_markup(reason(answer.cause)));
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
std::string taken_as_html(std::uint32_t line, std::string_view key, std::string_view variable) {
  const bool renamed = !variable.empty() && variable != key;
  return fmt::format("<li>{}: {}{}", line, key.empty() ? "all keys" : escape_markup(key),
                     renamed ? " as " + escape_markup(variable) : "");
}

/// The head of a row: a service, a file, and a list to be filled.
std::string row_as_html(const PageIndex& index, std::string_view service, std::string_view file) {
  return fmt::format("<tr><th scope=row>{}<td><code>{}</code><td><ul>", service_link(index, service),
                     escape_markup(file));
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

using References = std::span<const ReportReference* const>;

std::string reference_rows(const PageIndex& index, References references) {
  std::string html;
  for (auto at = references.begin(); at != references.end();) {
    const ReportReference& first = **at;
    html += row_as_html(index, first.checked.service, first.place.file);
    for (; at != references.end() && share_row(first, **at); ++at)
      html += taken_as_html((*at)->place.begin.line, (*at)->checked.key, (*at)->checked.variable);
    html += fmt::format("</ul><td>{}", escape_markup(way_of(first.checked)));
    for (const Answer& answer : first.checked.answers) html += answer_as_html(answer);
    html += "\n";
  }
  return html;
}

/// Code that several references lead to is told once.
std::string code_rows(const PageIndex& index, std::string_view service, References references) {
  using Environments = std::set<std::string_view>;
  using Take = std::tuple<std::uint32_t, std::string_view, std::string_view>;  // line, key, variable
  std::map<std::pair<std::string_view, Take>, Environments> takes;
  for (const ReportReference* reference : references) {
    for (const ReportCode& code : reference->code)
      takes[{code.place.file, {code.place.begin.line, code.key, code.variable}}].insert(code.environments.begin(),
                                                                                        code.environments.end());
  }
  std::map<std::pair<std::string_view, Environments>, std::vector<Take>> rows;
  for (const auto& [take, environments] : takes) rows[{take.first, environments}].push_back(take.second);
  std::string html;
  for (const auto& [row, taken] : rows) {
    html += row_as_html(index, service, row.first);
    for (const auto& [line, key, variable] : taken) html += taken_as_html(line, key, variable);
    html += "</ul><td>code";
    for (const std::string& each : index.environments())
      html += each.empty() || row.second.contains(each) ? "<td>reads it" : kNotMade;
    html += "\n";
  }
  return html;
}

/// Below what a service's manifests say of a secret, the code that reads it.
std::string rows_of(const PageIndex& index, References references) {
  std::string html;
  for (auto at = references.begin(); at != references.end();) {
    const std::string& service = (*at)->checked.service;
    const auto end = std::find_if(at, references.end(),
                                  [&](const ReportReference* each) { return each->checked.service != service; });
    html += reference_rows(index, {at, end}) + code_rows(index, service, {at, end});
    at = end;
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
  return leads_there ? fmt::format("<td><a href=#service-{}>{}</a>", service, counts) : "<td>" + counts;
}

}  // namespace

std::string matrix_as_html(const PageIndex& index) {
  std::string table = "<table>\n" + head_of(index, "<th scope=col>Service<th scope=col>Findings") + "<tbody>\n";
  const bool leads = !index.is_large();  // else only the name does
  for (std::size_t i = 0; i < index.services().size(); ++i) {
    const PageService& service = index.services()[i];
    table += fmt::format("<tr class=\"entry{}\"><th scope=row>{}{}", service.needs_attention() ? " attention" : "",
                         service_link(index, service.name), cell_of(severities_as_html(service.counts), i, leads));
    for (const Tally& each : service.tallies) table += cell_of(tally_as_html(each), i, leads && each.needs_attention());
    table += "\n";
  }
  return "<div class=\"table matrix\" role=region aria-label=\"Table of services and environments\" tabindex=0>\n" +
         body_as_html(index, table + "</tbody>\n</table>\n") + "</div>\n";
}

std::string secrets_as_html(const PageIndex& index) {
  std::string html;
  const std::string head = head_of(index,
                                   "<th scope=col>Service<th scope=col>File<th scope=col>Line and key"
                                   "<th scope=col>How");
  for (std::size_t i = 0; i < index.secrets().size(); ++i) {
    const PageSecret& secret = index.secrets()[i];
    html += fmt::format(
        "<details class=\"entry{}\">\n<summary><h3>{}</h3> <span class=\"counts\">{} in {}: {}</span></summary>\n"
        "<div id=secret-{} class=table role=region aria-label=\"{}\" tabindex=0>\n{}</div>\n</details>\n",
        secret.tally.needs_attention() ? " attention" : "", escape_markup(secret.name),
        count_of(secret.references.size(), "reference"), count_of(count_services(secret), "service"),
        tally_as_html(secret.tally), i, escape_markup(secret.name),
        body_as_html(index,
                     "<table>\n" + head + "<tbody>\n" + rows_of(index, secret.references) + "</tbody>\n</table>\n"));
  }
  return html;
}

}  // namespace keyref
