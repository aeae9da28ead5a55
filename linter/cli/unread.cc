#include "linter/cli/unread.h"

#include <array>

#include "linter/base/text.h"
#include "linter/cli/tell.h"
#include "linter/lint/run.h"
#include "linter/source/line_index.h"
#include "rules/rules.h"

namespace keyref {

std::string shown_line(const Sources& sources, const Place& place) {
  const SourceFile& file = sources[place.file];
  return escape_controls(file.path) + ":" + std::to_string(LineIndex(file.text).position(place.span.begin).line);
}

bool tell_unread(const Joined& fleet) {
  const std::array<const Rule*, 2> rules = {find_rule("syntax-error"), find_rule("unreadable-file")};
  const LintResult result = run_rules(fleet, rules);
  for (const Finding& finding : result.findings) {
    if (finding.lowered == 0)
      tell(ExitCode::unfinished, shown_line(fleet.sources, finding.place) + ": this could not be read");
  }
  return result.incomplete;
}

}  // namespace keyref
