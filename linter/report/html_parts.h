#pragma once

#include <string>
#include <string_view>

#include "linter/report/page_index.h"

namespace keyref {

// linter/report/page.css and page.js, which the build compiles in, and what a Content-Security-Policy calls them.
extern const std::string_view kPageStyle;
extern const std::string_view kPageStyleHash;
extern const std::string_view kPageScript;
extern const std::string_view kPageScriptHash;

/// A message, with what stands in backticks as code.
std::string prose_as_html(std::string_view text);
/// "✗ 3 errors", whatever is not zero, each in its colour.
std::string severities_as_html(const SeverityCounts& counts);
/// "✓ 2 present ✗ 1 absent", likewise.
std::string tally_as_html(const Tally& tally);
/// A link to what the page says of a service.
std::string service_link(const PageIndex& index, std::string_view service);

/// What an entry shows. In a large page it stays a text until the script wants it: a browser that runs scripts does not
/// look into `noscript`, and one that does not shows what is there.
std::string body_as_html(const PageIndex& index, std::string html);

/// Services × environments.
std::string matrix_as_html(const PageIndex& index);
/// What lacks in the environment to come next.
std::string promotion_gaps_as_html(const Report& report, const PageIndex& index);
/// Each service with its findings.
std::string services_as_html(const Report& report, const PageIndex& index);
/// Each secret with what refers to it, and the code that reads it.
std::string secrets_as_html(const PageIndex& index);

}  // namespace keyref
