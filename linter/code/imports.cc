#include "linter/code/imports.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref::code {

namespace {

/// `import local, … from`, `import * as local from`, `const local = require(`.
std::optional<std::string> whole_name(std::string_view clause, std::string_view local) {
  const std::size_t import = clause.rfind("import ");
  if (import != std::string_view::npos && clause.find(';', import) == std::string_view::npos) {
    const std::string_view names = clause.substr(import + 7);
    const std::string_view first = trim(names.substr(0, std::min(names.find(','), names.rfind("from"))));
    if (first == local) return "default";
    if (first.starts_with("* as ") && trim(first.substr(5)) == local) return "";
  }
  const std::size_t require = clause.rfind("require(");
  const std::size_t equals = clause.substr(0, require).rfind('=');
  if (require == std::string_view::npos || equals == std::string_view::npos) return {};
  const bool direct = trim(clause.substr(equals + 1, require - equals - 1)).empty();
  const std::string_view target = trim(clause.substr(0, equals));
  const bool whole = target.ends_with(local) && target.substr(0, target.size() - local.size()).ends_with(' ');
  return direct && whole ? std::optional<std::string>("") : std::nullopt;
}

}  // namespace

std::optional<std::string> exported_name(std::string_view text, std::size_t source, std::string_view local) {
  constexpr std::size_t kLongest = 2000;
  const std::size_t earliest = source - std::min(source, kLongest);
  const std::string_view clause = text.substr(earliest, source - earliest);
  if (auto whole = whole_name(clause, local)) return whole;
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
