#include "linter/cli/scan.h"

#include <iostream>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/cli/terminal.h"
#include "linter/cli/version.h"
#include "linter/lint/run.h"
#include "linter/report/report.h"
#include "linter/source/read.h"
#include "rules/rules.h"

namespace keyref {
namespace {

ExitCode tell(ExitCode code, const std::string& message) {
  std::cerr << "keyref: " << message << "\n";
  return code;
}

std::string make_report(Format format, const ReportInput& input, const TextStyle& style) {
  switch (format) {
    case Format::json:
      return json_report(input);
    case Format::sarif:
      return sarif_report(input);
    case Format::text:
      break;
  }
  return text_report(input, style);
}

/// Every report, and whether all of them arrived.
bool write_reports(const ScanOptions& options, const ReportInput& input) {
  bool written = true;
  for (const ReportFile& file : options.reports) {
    const std::string failure = write_file(file.path, make_report(file.format, input, {}));
    if (failure.empty()) continue;
    written = false;
    tell(ExitCode::unfinished, "cannot write the report `" + escape_controls(file.path) + "`: " + failure);
  }
  if (!write_standard_output(make_report(options.format, input, standard_output_style()))) {
    written = false;
    tell(ExitCode::unfinished, "cannot write to standard output");
  }
  return written;
}

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

bool is_over(const SeverityCounts& counts, Severity fail_on) {
  return counts.error > 0 || (fail_on <= Severity::warning && counts.warning > 0) ||
         (fail_on == Severity::note && counts.note > 0);
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

  const ReportInput input{repository.sources(),
                          repository.fleet().configuration.environments,
                          result.findings,
                          result.summary,
                          !result.incomplete,
                          all_rules(),
                          page_of,
                          kVersion};
  if (!write_reports(options, input)) return ExitCode::unfinished;
  if (result.incomplete) return tell(ExitCode::unfinished, "could not finish: see unreadable-file and syntax-error");
  // A hook may name nothing but files that keyref.yaml ignores: that is as its owner wants it.
  const std::size_t targets = repository.root().targets.size();
  const bool all_ignored = targets > 0 && found.files.empty() && found.ignored.size() == targets;
  if ((result.summary.files == 0 && !all_ignored) || !found.empty_targets.empty()) {
    const std::string where = found.empty_targets.empty()
                                  ? std::string()
                                  : ": there is no file in " + escape_controls(found.empty_targets.front());
    return tell(ExitCode::unfinished, "nothing was checked" + where);
  }
  return is_over(result.summary.findings, options.fail_on) ? ExitCode::findings : ExitCode::clean;
}

}  // namespace keyref
