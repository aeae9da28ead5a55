#include "linter/report/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string shown_place(const ReportPlace& place) {
  return fmt::format("{}:{}:{}", escape_controls(place.file), place.begin.line, place.begin.column);
}

std::string references_to(const UnlistedStore& unlisted) {
  return fmt::format("references to {} in {}, whose {} not list it", unlisted.store, enumerate(unlisted.environments),
                     unlisted.environments.size() == 1 ? "inventory does" : "inventories do");
}

std::string full_message(const ReportFinding& finding) {
  return finding.suggestion.empty() ? finding.message
                                    : finding.message + "; did you mean `" + finding.suggestion + "`?";
}

std::string looked_at(const ReportSummary& summary) {
  std::vector<std::string> checked = summary.environments;
  std::erase_if(checked, [&](const std::string& name) {
    return std::find(summary.unchecked.begin(), summary.unchecked.end(), name) != summary.unchecked.end();
  });
  const std::string environments = escape_controls(enumerate(checked));
  if (summary.inventories) {
    return fmt::format("Looked at {} {}{}{}.", summary.files, summary.files == 1 ? "inventory" : "inventories",
                       checked.empty() ? "" : " of ", environments);
  }
  return fmt::format("Looked at {} of {}{}{}.", count_of(summary.files, "file"), count_of(summary.services, "service"),
                     checked.empty() ? "" : " for ", environments);
}

std::string not_checked(const ReportSummary& summary) {
  if (summary.environments.empty())
    return "Not checked: any reference, since there is no inventory; `keyref init` writes one.";
  std::vector<std::string> parts;
  if (!summary.unchecked.empty())
    parts.push_back("references in " + enumerate(summary.unchecked) + ", for which there is no inventory");
  for (const UnlistedStore& each : summary.unlisted_stores) parts.push_back(references_to(each));
  return parts.empty() ? "" : escape_controls(fmt::format("Not checked: {}.", fmt::join(parts, "; ")));
}

std::string skipped(const ReportSummary& summary) {
  const Summary::Skipped& skipped = summary.skipped;
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
  return parts.empty() ? "" : "Skipped: " + enumerate(parts) + ".";
}

bool says_something(const ReportSummary& summary) {
  return summary.files > 0 && !(summary.environments.empty() && summary.unknown > 0);
}

std::string_view nothing_found(const ReportSummary& summary) {
  return summary.files == 0        ? "Nothing was checked"
         : says_something(summary) ? "Nothing found"
                                   : "Nothing found without an inventory";
}

}  // namespace keyref
