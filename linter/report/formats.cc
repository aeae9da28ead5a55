#include "linter/report/formats.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

template <std::string (*write)(const Report&)>
std::string unstyled(const Report& report, const TextStyle& /*style*/) {
  return write(report);
}

constexpr auto kFormats = std::to_array<ReportFormat>({
    {"text", text_report, true},
    {"json", unstyled<json_report>},
    {"jsonl", unstyled<jsonl_report>},
    {"sarif", unstyled<sarif_report>},
    {"junit", unstyled<junit_report>},
    {"github", unstyled<github_report>},
    {"gitlab", unstyled<gitlab_report>},
    {"jenkins", unstyled<jenkins_report>},
    {"html", unstyled<html_report>, true, true},
});

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

const ReportFormat* find_report_format(std::string_view name) {
  const auto* const found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const ReportFormat& each) { return each.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace keyref
