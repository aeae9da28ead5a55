#include "linter/code/imports.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref::code {

std::optional<std::string> exported_name(std::string_view text, std::size_t source, std::string_view local) {
  constexpr std::size_t kLongest = 2000;
  const std::size_t earliest = source - std::min(source, kLongest);
  const std::string_view clause = text.substr(earliest, source - earliest);
  const std::size_t close = clause.rfind('}');
  const std::size_t open = clause.substr(0, close).rfind('{');
  if (close == std::string_view::npos || open == std::string_view::npos) return {};
  // Behind the names stands nothing but `from`, or `= require(`.
  if (clause.find(';', close) != std::string_view::npos) return {};
  for (const std::string_view entry : split(clause.substr(open + 1, close - open - 1), ',')) {
    const std::string_view written = trim(entry);
    const std::size_t as = std::min(written.find(" as "), written.find(':'));
    if (as == std::string_view::npos && written == local) return std::string(written);
    if (as == std::string_view::npos) continue;
    const std::size_t behind = written[as] == ':' ? as + 1 : as + 4;
    if (trim(written.substr(behind)) == local) return std::string(trim(written.substr(0, as)));
  }
  return {};
}

}  // namespace keyref::code
