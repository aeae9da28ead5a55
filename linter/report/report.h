#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/lint/finding.h"
#include "linter/lint/rule.h"
#include "linter/model/environment.h"
#include "linter/source/sources.h"

namespace keyref {

/// What every format is made from.
struct ReportInput {
  const Sources& sources;
  const std::vector<Environment>& environments;
  const std::vector<Finding>& findings;  ///< sorted by path, place, rule
  const Summary& summary;
  bool complete;  ///< everything could be read
  std::span<const Rule* const> rules;
  std::string_view (*page_of)(const Rule&);
  std::string_view version;
};

/// How the text format is drawn.
struct TextStyle {
  bool colour = false;
  unsigned width = 160;  ///< code points; longer lines are cut around the caret
};

std::string text_report(const ReportInput& input, const TextStyle& style);
std::string json_report(const ReportInput& input);
std::string sarif_report(const ReportInput& input);

/// Was the text written by one of these? They show values nowhere, but quote the rules' examples.
bool is_own_report(std::string_view text);

}  // namespace keyref
