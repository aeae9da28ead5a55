#include "linter/cli/lint_change.h"

#include <optional>
#include <sstream>

#include "rules/rules.h"

namespace keyref {
namespace {

/// What a change may concern, but for the files that it writes.
struct Reach {
  bool settings = false;    ///< whatever is told of any file
  bool references = false;  ///< those of any manifest
  bool code = false;        ///< what any code asks stores for
};

/// What the rules said before the change; none where its settings could not be read.
std::optional<EarlierFindings> earlier_findings(const InputOptions& options, const Change& change, const Reach& reach) {
  Repository repository(change.earlier(), options);
  std::ostringstream unheard;
  if (!repository.load_settings(unheard)) return std::nullopt;
  if (reach.settings) repository.report_everything();
  repository.read();
  if (reach.references) repository.read_everything();
  if (reach.code) repository.read_all_code(true);
  const Joined& fleet = repository.join();
  EarlierFindings earlier;
  for (const Finding& finding : run_rules(fleet, all_rules()).findings)
    earlier.add(finding, change.path_now(fleet.sources[finding.place.file].path), fleet.names_of(finding.environments));
  return earlier;
}

}  // namespace

LintResult lint_change(const InputOptions& options, const Change& change, const BaselineUse& baseline,
                       Repository& repository) {
  Reach reach;
  reach.settings = repository.has_changed_settings();
  if (reach.settings) repository.report_everything();
  repository.read();
  reach.references = !reach.settings && change.reaches_everything(repository.fleet(), repository.sources());
  reach.code = reach.references && change.reaches_code(repository.fleet(), repository.sources());
  if (reach.references) repository.read_everything();
  if (reach.code) repository.read_all_code(true);
  const auto ask_earlier = [&] { return earlier_findings(options, change, reach); };
  const AskEarlier ask = ask_earlier;
  return run_rules(repository.join(), all_rules(), baseline, &ask);
}

}  // namespace keyref
