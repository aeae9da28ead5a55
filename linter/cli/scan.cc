#include "linter/cli/scan.h"

#include <algorithm>
#include <iostream>
#include <optional>

#include "linter/base/text.h"
#include "linter/cli/discover.h"
#include "linter/cli/imported_secrets.h"
#include "linter/cli/load.h"
#include "linter/cli/render.h"
#include "linter/cli/root.h"
#include "linter/cli/settings.h"
#include "linter/cli/sources.h"
#include "linter/cli/terminal.h"
#include "linter/cli/version.h"
#include "linter/join/joined.h"
#include "linter/join/wiring.h"
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

/// Could a secret that is declared somewhere else in the root change what will be told? Then all of it has to be read.
bool depends_on_the_rest(const Joined& fleet) {
  const auto inventory_is_reported = [&](const auto& inventory) {
    return inventory && fleet.sources[inventory->file].reported;
  };
  const auto& inventories = fleet.fleet.inventories;
  if (std::any_of(inventories.begin(), inventories.end(), inventory_is_reported))
    return true;  // what is unused, only the whole root knows
  // A ConfigMap or a secret somewhere else may provide what is missing.
  const std::vector<Unprovided> unprovided = unprovided_variables(fleet);
  bool depends = std::any_of(unprovided.begin(), unprovided.end(), [&](const Unprovided& each) {
    return std::any_of(each.reads.begin(), each.reads.end(),
                       [&](const WiredRead* read) { return fleet.sources[read->read->name.place.file].reported; });
  });
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference&) {
    depends = depends || !fleet
                              .where(document, index,
                                     {Cause::missing_secret, Cause::other_namespace, Cause::foreign, Cause::missing_key,
                                      Cause::computed_declaration, Cause::unknown_keys})
                              .empty();
  });
  return depends;
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

/// keyref.yaml and inventories, where they are among what is reported.
std::size_t count_reported_settings(const Fleet& fleet, const Sources& sources) {
  std::size_t count = fleet.configuration.file && sources[*fleet.configuration.file].reported ? 1U : 0U;
  for (const auto& inventory : fleet.inventories) count += inventory && sources[inventory->file].reported ? 1U : 0U;
  return count;
}

bool is_over(const SeverityCounts& counts, Severity fail_on) {
  return counts.error > 0 || (fail_on <= Severity::warning && counts.warning > 0) ||
         (fail_on == Severity::note && counts.note > 0);
}

}  // namespace

ExitCode scan(const ScanOptions& options) {
  const auto root = find_root(options.paths, options.config);
  if (!root) return tell(ExitCode::usage, root.error().message);
  Sources sources;
  Fleet fleet;
  if (!load_settings(options, *root, sources, fleet)) return ExitCode::usage;

  Discoverer discoverer(*root, fleet.configuration, options.use_gitignore);
  const Discovery found = discoverer.reported();
  Loader loader(*root, options.jobs, sources, fleet);
  if (root->standard_input) loader.load_standard_input();
  loader.load(found.files);
  loader.tell_special(found.special);
  if (!root->is_whole()) {
    loader.load(discoverer.of_same_services(found.files));
    loader.load(discoverer.of_same_builds(found.files, fleet.kustomizations));
    load_manifests_of_code(found.files, discoverer, loader, fleet, sources);
  }

  read_imported_secrets(root->folder, sources, fleet);
  render(root->folder, sources, fleet, options.jobs);
  std::optional<Joined> joined(join(fleet, sources, options.jobs));
  while (!root->is_whole() && load_code_of_services(found.files, *joined, discoverer, loader))
    joined.emplace(join(fleet, sources, options.jobs));
  const bool limited = root->is_repository && (!root->is_whole() || root->standard_input);
  if (limited && depends_on_the_rest(*joined)) {
    loader.load(discoverer.rest());
    render(root->folder, sources, fleet, options.jobs);
    joined.emplace(join(fleet, sources, options.jobs));
  }

  LintResult result = run_rules(*joined, all_rules());
  result.summary.files = loader.looked_at() + count_reported_settings(fleet, sources);
  result.summary.skipped.ignored = found.ignored.size();
  result.summary.skipped.binary = loader.binary().size();
  result.summary.skipped.large = loader.large().size();
  result.summary.skipped.special = found.special.size();
  result.summary.skipped.minified = loader.minified().size();
  if (options.verbose) list_skipped(found, loader);

  const ReportInput input{sources,
                          fleet.configuration.environments,
                          result.findings,
                          result.summary,
                          !result.incomplete,
                          all_rules(),
                          page_of,
                          kVersion};
  if (!write_reports(options, input)) return ExitCode::unfinished;
  if (result.incomplete) return tell(ExitCode::unfinished, "could not finish: see unreadable-file and syntax-error");
  // A hook may name nothing but files that keyref.yaml ignores: that is as its owner wants it.
  const bool all_ignored =
      !root->targets.empty() && found.files.empty() && found.ignored.size() == root->targets.size();
  if ((result.summary.files == 0 && !all_ignored) || !found.empty_targets.empty()) {
    const std::string where = found.empty_targets.empty()
                                  ? std::string()
                                  : ": there is no file in " + escape_controls(found.empty_targets.front());
    return tell(ExitCode::unfinished, "nothing was checked" + where);
  }
  return is_over(result.summary.findings, options.fail_on) ? ExitCode::findings : ExitCode::clean;
}

}  // namespace keyref
