#pragma once

#include <string>
#include <string_view>

#include "linter/report/report.h"

namespace keyref {

/// "1 error", "2 errors".
std::string count_of(std::size_t count, std::string_view what);
/// "services/web/deployment.yaml:21:20", without anything that acts on a terminal.
std::string shown_place(const ReportPlace& place);
/// "references to jenkins in dev, whose inventory does not list it": they were not checked.
std::string references_to(const UnlistedStore& unlisted);
/// The message and, for formats that show a single text, the suggestion.
std::string full_message(const ReportFinding& finding);

/// "Looked at 6 files of 1 service for dev and prod." or "Looked at 2 inventories of dev and prod."
std::string looked_at(const ReportSummary& summary);
/// Which references were not checked, and why; empty: all were.
std::string not_checked(const ReportSummary& summary);
/// Which files were not read, or not whole; empty: none.
std::string skipped(const ReportSummary& summary);
/// Where nothing was found: how much that says.
std::string_view nothing_found(const ReportSummary& summary);
/// Does nothing_found() say that all is well?
bool says_something(const ReportSummary& summary);

inline constexpr std::string_view kNotFinished =
    "Not finished: not everything could be read, so this is not the whole truth.";

}  // namespace keyref
