#pragma once

#include "linter/lint/run.h"
#include "linter/model/environment.h"
#include "linter/report/report.h"
#include "linter/source/sources.h"

namespace keyref {

/// Findings with their places and environments resolved; `lines`: with their lines too, as they may be shown.
Report make_report(const LintResult& result, const Sources& sources, const std::vector<Environment>& environments,
                   bool lines);
/// References with their places and environments resolved.
std::vector<ReportReference> make_references(std::vector<CheckedReference> references, const Sources& sources,
                                             const std::vector<Environment>& environments);

}  // namespace keyref
