#pragma once

#include <string>
#include <string_view>

#include "linter/report/report.h"

namespace keyref {

/// "1 error", "2 errors".
std::string count_of(std::size_t count, std::string_view what);
/// "services/web/deployment.yaml:21:20", without anything that acts on a terminal.
std::string shown_place(const ReportPlace& place);
/// The message and, for formats that show a single text, the suggestion.
std::string full_message(const ReportFinding& finding);

}  // namespace keyref
