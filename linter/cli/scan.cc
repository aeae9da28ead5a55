#include "linter/cli/scan.h"

#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "linter/base/text.h"
#include "linter/cli/change.h"
#include "linter/cli/fix.h"
#include "linter/cli/lint_change.h"
#include "linter/cli/output.h"
#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/cli/tell.h"
#include "linter/configuration/baseline.h"
#include "linter/lint/checked_references.h"
#include "linter/lint/fix.h"
#include "linter/lint/run.h"
#include "linter/report/fix_diff.h"
#include "linter/report/make_report.h"
#include "linter/source/read.h"
#include "linter/source/write.h"
#include "rules/rules.h"

namespace keyref {
namespace {

/// What a scan that saw everything makes of the baseline. False: why not has been told.
bool write_baseline_file(const std::string& path, const LintResult& result) {
  const std::string text = write_baseline(result.baseline);
  const std::string failure = text.size() > kLargeFile ? "it would be over 16 MiB" : write_file(path, text);
  if (!failure.empty())
    tell(ExitCode::unfinished, "cannot write the baseline `" + escape_controls(path) + "`: " + failure);
  return failure.empty();
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

/// Why the scan does not speak for all that it was asked about; empty where it does.
std::string reason_for_unfinished(const Repository& repository, const LintResult& result, bool is_change) {
  if (result.incomplete) return "could not finish: see unreadable-file and syntax-error";
  if (is_change) return {};  // all of it may be removed, or be nothing but pictures
  // A hook may name nothing but files that keyref.yaml ignores: that is as its owner wants it.
  const Discovery& found = repository.found();
  const std::size_t targets = repository.root().targets.size();
  const bool all_ignored = targets > 0 && found.files.empty() && found.ignored.size() == targets;
  if (!found.empty_targets.empty())
    return "nothing was checked: there is no file in " + escape_controls(found.empty_targets.front());
  return result.summary.files == 0 && !all_ignored ? "nothing was checked" : "";
}

void count_files(const Repository& repository, Summary& summary) {
  const Discovery& found = repository.found();
  const Loader& loader = repository.loader();
  summary.files = repository.looked_at();
  summary.skipped.ignored = found.ignored.size();
  summary.skipped.binary = loader.binary().size();
  summary.skipped.large = loader.large().size();
  summary.skipped.special = found.special.size();
  summary.skipped.minified = loader.minified().size();
}

LintResult lint_all(const BaselineUse& baseline, Repository& repository) {
  repository.read();
  return run_rules(repository.join(), all_rules(), baseline);
}

/// `change`: null where all that lies there is told.
LintResult lint(Repository& repository, const ScanOptions& options, const Change* change, bool records_all) {
  const auto is_gone = [&](const std::string& file) { return !repository.tree().resolve(file); };
  const BaselineUse baseline{records_all, is_gone};
  LintResult result =
      change == nullptr ? lint_all(baseline, repository) : lint_change(options, *change, baseline, repository);
  count_files(repository, result.summary);
  return result;
}

/// What is certain; nothing where a file that was not read may have the names that are missing.
std::vector<FilePatch> find_patches(const Repository& repository, const LintResult& result) {
  if (result.incomplete) return {};
  return make_patches(repository.root(), repository.sources(), find_fixes(repository.joined(), result.findings));
}

std::string shown_patches(const Repository& repository, const std::vector<FilePatch>& patches) {
  std::vector<Fix> fixes;
  for (const FilePatch& patch : patches) fixes.insert(fixes.end(), patch.fixes.begin(), patch.fixes.end());
  return fix_diff(repository.sources(), fixes);
}

/// In a scan of its own, since only the next one can say what remains. None: why not all could be written has been
/// told.
std::optional<std::size_t> fix(const Repository& shown, const ScanOptions& options) {
  Repository repository({shown.root(), shown.tree(), std::nullopt}, options);
  if (!repository.load_settings(std::cerr)) return std::nullopt;
  const LintResult result = lint(repository, options, nullptr, false);
  return write_patches(shown.root(), find_patches(repository, result));
}

/// It lasts until the process ends: to take it apart would be a tenth of what a hook costs.
template <typename T>
T& keep(std::unique_ptr<T> each) {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory,cppcoreguidelines-avoid-non-const-global-variables)
  static auto& kept = *new std::vector<std::unique_ptr<T>>;
  return *kept.emplace_back(std::move(each));
}

/// `repository`: its settings are loaded. `change`: null where all that lies there is told.
ExitCode scan_repository(const ScanOptions& options, Repository& repository, const Change* change) {
  if (options.takes_out_of_baseline() && !repository.fleet().is_everything())
    return tell(ExitCode::usage,
                "--baseline with --write-baseline takes a scan of the whole repository and of all environments");

  const bool fixes = options.fix && !options.dry_run;
  const std::optional<std::size_t> fixed = fixes ? fix(repository, options) : std::nullopt;
  LintResult result = lint(repository, options, change, options.records_all());
  result.summary.fixed = fixed;
  if (options.verbose) list_skipped(repository.found(), repository.loader());
  const std::string reason = reason_for_unfinished(repository, result, change != nullptr);
  Report report = make_report(result, repository.sources(), repository.fleet().configuration.environments,
                              any_shows(options, &ReportFormat::shows_lines));
  report.complete = reason.empty();
  if (any_shows(options, &ReportFormat::shows_references))
    report.references = make_references(checked_references(repository.joined(), change != nullptr),
                                        repository.sources(), repository.fleet().configuration.environments);
  std::optional<std::string> diff;
  if (options.dry_run) diff = shown_patches(repository, find_patches(repository, result));
  const ExitCode code = write_reports(options, std::move(report), diff, options.staged);
  if (!reason.empty()) return tell(ExitCode::unfinished, reason);
  const bool written = options.write_baseline.empty() || write_baseline_file(options.write_baseline, result);
  return written && fixed.has_value() == fixes ? code : ExitCode::unfinished;
}

ExitCode scan_tree(const ScanOptions& options) {
  auto root = find_root(options.paths, options.config);
  if (!root) return tell(ExitCode::usage, root.error().message);
  if (options.fix && root->standard_input)
    return tell(ExitCode::usage, "--fix changes files, and standard input is none");
  const WorkTree& tree = keep(std::make_unique<WorkTree>(root->folder));
  Repository& repository = keep(std::make_unique<Repository>(Subject{std::move(*root), tree, std::nullopt}, options));
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  return scan_repository(options, repository, nullptr);
}

/// pre-commit names the files of a commit, which all are staged; and others where it is run without one, as by
/// `pre-commit run --all-files`: then nothing of them may be staged, and they are to be checked all the same.
bool is_run_without_commit(const ScanOptions& options, const Change& change) {
  const char* const by_precommit =
      std::getenv("PRE_COMMIT");  // NOLINT(concurrency-mt-unsafe): no other thread is running
  return by_precommit != nullptr && !options.paths.empty() && !change.holds_all_paths();
}

ExitCode scan_change(const ScanOptions& options) {
  auto started = Change::start(options);
  if (!started) return tell(ExitCode::usage, started.error().message);
  Change& change = keep(std::move(*started));
  Repository& repository = keep(std::make_unique<Repository>(change.whole(), options));
  std::ostringstream mistakes;
  const bool loaded = repository.load_settings(mistakes);  // git looks for the change in the meantime
  if (const auto error = change.finish()) return tell(ExitCode::usage, error->message);
  if (options.staged && is_run_without_commit(options, change)) return scan_tree(options);
  if (change.is_empty()) {
    tell(ExitCode::clean, options.staged ? "nothing is staged" : "nothing has changed");
    return write_reports(options, Report(), std::nullopt, true);  // what comes next in a pipeline reads them
  }
  std::cerr << mistakes.str();
  if (!loaded) return ExitCode::usage;
  Subject now = change.now();
  repository.limit_to(std::move(now.root.targets), std::move(*now.change));
  return scan_repository(options, repository, &change);
}

}  // namespace

ExitCode scan(const ScanOptions& options) {
  return options.staged || !options.since.empty() ? scan_change(options) : scan_tree(options);
}

}  // namespace keyref
