#include "linter/cli/scan.h"

#include <iostream>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/output.h"
#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/cli/tell.h"
#include "linter/lint/run.h"
#include "linter/report/make_report.h"
#include "rules/rules.h"

namespace keyref {
namespace {

void list_skipped(const Discovery& discovery, const Loader& loader) {
  const auto list = [](std::string_view what, const std::vector<std::string>& paths) {
    for (const std::string& path : paths)
      std::cerr << "keyref: skipped, " << what << ": " << escape_controls(path) << "\n";
  };
  list("ignored", discovery.ignored);
  list("binary", loader.binary());
  list("over 16 MiB", loader.large());
  list("minified or generated", loader.minified());
  std::cerr << "keyref: parsed " << loader.parsed() << " bytes of code\n";
}

/// Why the scan does not speak for all that it was asked about; empty where it does.
std::string reason_for_unfinished(const Repository& repository, const LintResult& result) {
  if (result.incomplete) return "could not finish: see unreadable-file and syntax-error";
  // A hook may name nothing but files that keyref.yaml ignores: that is as its owner wants it.
  const Discovery& found = repository.found();
  const std::size_t targets = repository.root().targets.size();
  const bool all_ignored = targets > 0 && found.files.empty() && found.ignored.size() == targets;
  if (!found.empty_targets.empty())
    return "nothing was checked: there is no file in " + escape_controls(found.empty_targets.front());
  return result.summary.files == 0 && !all_ignored ? "nothing was checked" : "";
}

}  // namespace

ExitCode scan(const ScanOptions& options) {
  auto root = find_root(options.paths, options.config);
  if (!root) return tell(ExitCode::usage, root.error().message);
  Repository repository(std::move(*root), options);
  if (!repository.load_settings()) return ExitCode::usage;
  repository.read();
  LintResult result = run_rules(repository.join(), all_rules());

  const Discovery& found = repository.found();
  const Loader& loader = repository.loader();
  result.summary.files = repository.looked_at();
  result.summary.skipped.ignored = found.ignored.size();
  result.summary.skipped.binary = loader.binary().size();
  result.summary.skipped.large = loader.large().size();
  result.summary.skipped.special = found.special.size();
  result.summary.skipped.minified = loader.minified().size();
  if (options.verbose) list_skipped(found, loader);

  const std::string reason = reason_for_unfinished(repository, result);
  Report report =
      make_report(result, repository.sources(), repository.fleet().configuration.environments, shows_lines(options));
  report.complete = reason.empty();
  const ExitCode code = write_reports(options, std::move(report));
  return reason.empty() ? code : tell(ExitCode::unfinished, reason);
}

}  // namespace keyref
