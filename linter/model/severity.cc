#include "linter/model/severity.h"

#include <array>
#include <utility>

namespace keyref {
namespace {

constexpr std::array<std::pair<Severity, std::string_view>, 3> kWords = {
    {{Severity::note, "note"}, {Severity::warning, "warning"}, {Severity::error, "error"}}};

}  // namespace

std::string_view to_string(Severity severity) {
  for (const auto& [value, word] : kWords) {
    if (value == severity) return word;
  }
  return {};
}

std::optional<Severity> parse_severity(std::string_view word) {
  for (const auto& [value, known] : kWords) {
    if (known == word) return value;
  }
  return std::nullopt;
}

}  // namespace keyref
