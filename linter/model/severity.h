#pragma once

#include <optional>
#include <string_view>

namespace keyref {

/// SARIF's levels, worst last.
enum class Severity { note, warning, error };

std::string_view to_string(Severity severity);
std::optional<Severity> parse_severity(std::string_view word);

}  // namespace keyref
