#include "linter/cli/inventory_target.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/print.h"
#include "linter/cli/settings.h"
#include "linter/cli/tell.h"
#include "linter/configuration/inventory.h"
#include "linter/source/line_index.h"
#include "linter/source/read.h"
#include "linter/source/write.h"

namespace keyref {

namespace fs = std::filesystem;

ExitCode tell_problem(const InventoryTarget& target, const SchemaProblem& problem) {
  const Position at = LineIndex(target.text).position(problem.place.span.begin);
  std::cerr << fmt::format("{}:{}:{}: error[invalid-inventory]: {}\n", target.shown, at.line, at.column,
                           problem.message);
  if (!problem.help.empty()) std::cerr << "  help: " << problem.help << "\n";
  return ExitCode::usage;
}

/// What is there already: in the file that is named for output, else the environment's inventory.
ExitCode find_target(const Repository& repository, const InventoryImportOptions& options, EnvironmentId id,
                     InventoryTarget& target) {
  const Environment& environment = repository.fleet().configuration.environments[id];
  const auto& own = repository.fleet().inventories[id];
  target.inventory.environment = id;
  target.path = inventory_path(options, repository.root(), environment);
  target.shown = escape_controls(repository.root().shown(fs::path(target.path).lexically_normal().string()));
  if (own) {
    target.inventory = *own;
    target.text = repository.sources()[own->file].text;
  }
  if (options.output.empty()) return ExitCode::clean;
  if (options.output == "-") return target.path.clear(), ExitCode::clean;
  target.path = options.output;
  target.shown = escape_controls(options.output);
  if (!fs::is_regular_file(target.path)) return ExitCode::clean;
  ReadResult there = read_file(fs::canonical(target.path).string(), true);
  if (there.status != ReadResult::Status::read)
    return tell(ExitCode::unfinished, "cannot read " + target.shown + ": " + there.reason);
  std::vector<SchemaProblem> problems;
  target.text = std::move(there.text);
  target.inventory = parse_inventory(0, target.text, id, environment.names(), problems);
  for (const SchemaProblem& problem : problems) tell_problem(target, problem);
  return problems.empty() ? ExitCode::clean : ExitCode::usage;
}

ExitCode write_inventory(const InventoryTarget& target, std::string_view text) {
  if (target.path.empty()) return print(text);
  std::error_code error;
  const fs::path folder = fs::path(target.path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  const std::string failure = error ? to_lower(error.message()) : write_file(target.path, text);
  if (failure.empty()) return ExitCode::clean;
  return tell(ExitCode::unfinished, "cannot write " + target.shown + ": " + failure);
}

}  // namespace keyref
