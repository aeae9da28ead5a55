#pragma once

#include <nlohmann/json.hpp>

#include "linter/report/report.h"

namespace keyref {

using Json = nlohmann::ordered_json;  // fields stand in one order everywhere

/// What of Keyref's own JSON formats is the same.
Json tool_as_json(const Report& report);
Json summary_as_json(const Report& report);
Json finding_as_json(const ReportFinding& finding);

}  // namespace keyref
