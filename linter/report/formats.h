#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/report/report.h"

namespace keyref {

/// How the text format is drawn.
struct TextStyle {
  bool colour = false;
  unsigned width = 160;  ///< code points; longer lines are cut around the caret
};

std::string text_report(const Report& report, const TextStyle& style);
std::string json_report(const Report& report);
std::string jsonl_report(const Report& report);
std::string sarif_report(const Report& report);
std::string junit_report(const Report& report);
std::string github_report(const Report& report);
std::string gitlab_report(const Report& report);
std::string jenkins_report(const Report& report);
std::string html_report(const Report& report);

/// A format as `--format` and `--report` name it.
struct ReportFormat {
  std::string_view name;
  std::string (*write)(const Report& report, const TextStyle& style);
  bool shows_lines = false;       ///< of the files
  bool shows_references = false;  ///< not only what is found about them
};

/// All of them, text first.
std::span<const ReportFormat> report_formats();
/// Null where there is none.
const ReportFormat* find_report_format(std::string_view name);

}  // namespace keyref
