#include "linter/report/words.h"

#include <fmt/format.h>

#include "linter/base/text.h"

namespace keyref {

std::string count_of(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string shown_place(const ReportPlace& place) {
  return fmt::format("{}:{}:{}", escape_controls(place.file), place.begin.line, place.begin.column);
}

std::string full_message(const ReportFinding& finding) {
  return finding.suggestion.empty() ? finding.message
                                    : finding.message + "; did you mean `" + finding.suggestion + "`?";
}

}  // namespace keyref
