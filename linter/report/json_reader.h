#pragma once

#include <string_view>

#include "linter/base/result.h"
#include "linter/report/report.h"

namespace keyref {

/// Reads what json_report wrote, but for what only this program knows: its rules. What is wrong is told by its place in
/// the JSON, never by what stands there.
Result<Report> read_json_report(std::string_view text);

}  // namespace keyref
