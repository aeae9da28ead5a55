#include "linter/report/html_parts.h"

#include <fmt/format.h>

#include <utility>

#include "linter/base/text.h"
#include "linter/report/markup.h"
#include "linter/report/words.h"

namespace keyref {
namespace {

/// Told by its sign and its word, not by the colour alone.
std::string badge(std::string_view kind, std::string_view sign, std::size_t count, std::string_view words) {
  return count == 0 ? "" : fmt::format("<span class={}>{} {} <span>{}</span></span> ", kind, sign, count, words);
}

std::string_view plural(std::size_t count) { return count == 1 ? "" : "s"; }

}  // namespace

std::string prose_as_html(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '`');
  if (parts.size() % 2 == 0) return escape_markup(text);  // one of them is a name's own
  std::string html;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = escape_markup(parts[i]);
    html += i % 2 == 0 ? part : "<code>" + part + "</code>";
  }
  return html;
}

std::string severities_as_html(const SeverityCounts& counts) {
  return badge("error", "✗", counts.error, fmt::format("error{}", plural(counts.error))) +
         badge("warning", "!", counts.warning, fmt::format("warning{}", plural(counts.warning))) +
         badge("note", "i", counts.note, fmt::format("note{}", plural(counts.note)));
}

std::string tally_as_html(const Tally& tally) {
  return badge("present", "✓", tally.present, "present") + badge("absent", "✗", tally.absent, "absent") +
         badge("unknown", "?", tally.unknown, "unknown");
}

std::string service_link(const PageIndex& index, std::string_view service) {
  return fmt::format("<a href=#service-{}>{}</a>", index.number_of_service(service),
                     service.empty() ? "no service" : escape_markup(service));
}

std::string body_as_html(const PageIndex& index, std::string html) {
  return index.is_large() ? "<noscript>" + std::move(html) + "</noscript>" : std::move(html);
}

}  // namespace keyref
