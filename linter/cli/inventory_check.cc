#include "linter/cli/inventory_check.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

#include "linter/cli/output.h"
#include "linter/cli/tell.h"
#include "linter/cli/whole_repository.h"
#include "linter/lint/run.h"
#include "linter/report/make_report.h"
#include "rules/rules.h"

namespace keyref {
namespace {

/// What an inventory says by itself; what is unused, only a scan knows.
LintResult lint(Repository& repository) {
  const std::array<const Rule*, 4> rules = {find_rule("invalid-inventory"), find_rule("stale-inventory"),
                                            find_rule("rotation-overdue"), find_rule("duplicate-secret")};
  LintResult result = run_rules(repository.join(), rules);
  const auto& inventories = repository.fleet().inventories;
  result.summary.files = static_cast<std::size_t>(
      std::count_if(inventories.begin(), inventories.end(), [](const auto& each) { return each.has_value(); }));
  return result;
}

}  // namespace

ExitCode check_inventories(const InventoryCheckOptions& options) {
  const auto whole = find_whole_repository(options);
  if (!whole) return ExitCode::usage;
  Repository& repository = whole->repository;
  if (!repository.load_checked_inventories(options.files, std::cerr)) return ExitCode::usage;
  // Who has turned the rule off still wants to know what a scan would stop at.
  repository.fleet().configuration.rules["invalid-inventory"].off = false;

  const LintResult result = lint(repository);
  Report report = make_report(result, repository.sources(), repository.fleet().configuration.environments,
                              any_shows(options, &ReportFormat::shows_lines));
  report.summary.inventories = true;
  report.complete = result.summary.files > 0;
  const ExitCode code = write_reports(options, std::move(report));
  return result.summary.files > 0 ? code : tell(ExitCode::unfinished, "nothing was checked: there is no inventory");
}

}  // namespace keyref
