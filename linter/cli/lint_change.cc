#include "linter/cli/lint_change.h"

#include <optional>
#include <sstream>

#include "rules/rules.h"

namespace keyref {
namespace {

/// What the rules said before the change; none where its settings could not be read.
std::optional<EarlierFindings> earlier_findings(const InputOptions& options, const Change& change, bool everything) {
  Repository repository(change.earlier(), options);
  std::ostringstream unheard;
  if (!repository.load_settings(unheard)) return std::nullopt;
  repository.read();
  if (everything) repository.read_everything();
  const Joined& fleet = repository.join();
  EarlierFindings earlier;
  for (const Finding& finding : run_rules(fleet, all_rules()).findings)
    earlier.add(finding, change.path_now(fleet.sources[finding.place.file].path), fleet.names_of(finding.environments));
  return earlier;
}

}  // namespace

LintResult lint_change(const InputOptions& options, const Change& change, const BaselineUse& baseline,
                       Repository& repository) {
  const bool everything = change.reaches_everything(repository.fleet(), repository.sources());
  if (everything) repository.read_everything();
  const auto ask_earlier = [&] { return earlier_findings(options, change, everything); };
  const AskEarlier ask = ask_earlier;
  return run_rules(repository.join(), all_rules(), baseline, &ask);
}

}  // namespace keyref
