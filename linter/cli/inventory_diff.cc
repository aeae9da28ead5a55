#include "linter/cli/inventory_diff.h"

#include <iostream>
#include <utility>

#include "linter/cli/environment_pair.h"
#include "linter/cli/print.h"
#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/cli/tell.h"
#include "linter/lint/inventory_diff.h"
#include "linter/report/inventory_diff.h"

namespace keyref {

std::string write_diff(const InventoryDiffInput& input, Form form) {
  switch (form) {
    case Form::json:
      return inventory_diff_as_json(input);
    case Form::markdown:
      return inventory_diff_as_markdown(input);
    default:
      return inventory_diff_as_text(input);
  }
}

ExitCode diff_inventories(const InventoryDiffOptions& options) {
  auto root = find_root({}, options.config);
  if (!root) return tell(ExitCode::usage, root.error().message);
  const WorkTree tree(root->folder);
  Repository repository({std::move(*root), tree, std::nullopt}, options);
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  const Fleet& fleet = repository.fleet();
  const auto pair = find_pair(fleet.configuration, options);
  if (!pair) return ExitCode::usage;

  const auto name_of = [&](EnvironmentId id) { return fleet.configuration.environments[id].name; };
  const InventoryDiff diff = diff_inventories(*fleet.inventories[pair->from], *fleet.inventories[pair->to]);
  const ExitCode printed = print(write_diff({name_of(pair->from), name_of(pair->to), diff}, options.form));
  if (printed != ExitCode::clean) return printed;
  return diff.empty() ? ExitCode::clean : ExitCode::findings;
}

}  // namespace keyref
