#include "linter/cli/inventory_import.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <set>
#include <string>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/dump_file.h"
#include "linter/cli/inventory_diff.h"
#include "linter/cli/inventory_target.h"
#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/cli/tree_secrets.h"
#include "linter/cli/whole_repository.h"
#include "linter/cluster/section_finder.h"
#include "linter/configuration/inventory_text.h"
#include "linter/lint/inventory_diff.h"

namespace keyref {
namespace {

/// The services that secrets may be of: those of keyref.yaml, of inventories, and those that have workloads.
std::set<std::string> known_services(const Joined& fleet) {
  std::set<std::string> services;
  for (const ServiceSetting& service : fleet.fleet.configuration.services) services.insert(service.name);
  for (const auto& inventory : fleet.fleet.inventories) {
    if (!inventory) continue;
    for (const Inventory::Section& section : inventory->sections) services.insert(section.service);
  }
  for (const JoinedDocument& document : fleet.documents) {
    if (document.document->workload) services.insert(document.service);
  }
  services.erase(std::string());
  return services;
}

/// The secrets that are to be listed, and what the dump says of others.
FoundSecrets found_in(Dump dump, const ImportSetting& setting, const std::set<std::string>& services) {
  const SectionFinder finder(setting, services);
  FoundSecrets found;
  found.stores = std::move(dump.listed.stores);
  if (!found.stores.empty() && dump.objects == 0) return found;
  std::set<std::string> there = std::move(dump.passed_over);
  std::set<std::string> names_there;
  found.secrets.reserve(dump.secrets.size());
  for (; !dump.secrets.empty(); dump.secrets.pop_front()) {
    DumpedSecret& each = dump.secrets.front();
    const std::string path = each.path();
    const bool ignored =
        std::any_of(setting.ignore.begin(), setting.ignore.end(), [&](const Glob& glob) { return glob.matches(path); });
    if (ignored) {
      there.insert(path);
      continue;
    }
    std::string section = finder.section_of(each);
    found.secrets.push_back({std::move(each.secret), std::move(section)});
  }
  for (const std::string& path : there) names_there.emplace(name_of(path));
  found.fate = [scope = std::move(dump.scope), there = std::move(there), names_there = std::move(names_there)](
                   const std::string& name, std::string_view name_space) {
    if (name_space.empty() ? names_there.contains(name) : there.contains(std::string(name_space) + "/" + name))
      return Fate::still_there;
    return scope.covers(name_space) ? Fate::gone : Fate::not_said;
  };
  return found;
}

/// `taken` says when the list was compared with the cluster. A list that has not changed says so once a day, so that a
/// job that runs often does not change the file each time.
bool is_renewed(const Inventory& inventory, bool changed, Timestamp now) {
  if (changed || !inventory.taken) return true;
  return now - parse_timestamp(inventory.taken->value).value_or(0) >= kSecondsPerDay;
}

void tell_left_out(const Dump& dump) {
  if (const std::size_t withheld = dump.withheld + dump.listed.withheld; withheld > 0) {
    tell(ExitCode::clean,
         fmt::format("{} names of secrets or keys look like values, or are none, and were left out", withheld));
  }
  if (dump.computed > 0)
    tell(ExitCode::clean,
         fmt::format("{} secrets were left out, whose names are not known before they are made", dump.computed));
}

void tell_not_found(std::size_t entries) {
  if (entries == 0) return;
  tell(ExitCode::clean, fmt::format("{} of the inventory's entries are not in what was read, which does not say that "
                                    "they are gone; they stay",
                                    entries));
}

/// What a repository says of an import. Of the rest of it nothing stays in memory.
struct Ground {
  ImportSetting setting;
  std::vector<std::string> names;  ///< the environment's
  std::set<std::string> services;
  InventoryTarget target;
  Timestamp now = 0;
  Dump tree;  ///< under --from-tree
};

ExitCode read_ground(const InventoryImportOptions& options, Ground& ground) {
  const auto whole = find_whole_repository(options);
  if (!whole) return ExitCode::usage;
  Repository& repository = whole->repository;
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  const Fleet& fleet = repository.fleet();
  const EnvironmentId id = fleet.selected.members().front();
  ground.setting = fleet.configuration.import;
  ground.names = fleet.configuration.environments[id].names();
  ground.now = fleet.now;
  if (const ExitCode code = find_target(repository, options, id, ground.target); code != ExitCode::clean) return code;
  repository.read();
  const Joined& joined = repository.join();
  ground.services = known_services(joined);
  if (options.from_tree) ground.tree = secrets_of_tree(joined, id);
  return ExitCode::clean;
}

/// The inventory with what the dump says. `not_found`: entries that stay though they are not in it.
InventoryText updated(const Ground& ground, Dump dump, std::size_t& not_found) {
  const InventoryTarget& target = ground.target;
  const bool of_cluster = !dump.scope.empty();
  InventoryUpdate update;
  {  // The next steps take the memory of these.
    const FoundSecrets found = found_in(std::exchange(dump, {}), ground.setting, ground.services);
    update = update_inventory(target.inventory, found);
  }
  not_found = update.not_found;
  std::optional<std::string> taken;
  if (of_cluster && is_renewed(target.inventory, !update.changes.empty(), ground.now))
    taken = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time_t{ground.now}));
  return change_inventory(target.text, target.inventory, ground.names, std::move(update.changes), taken);
}

}  // namespace

ExitCode import_inventory(const InventoryImportOptions& options) {
  protect_memory();
  Ground ground;
  if (const ExitCode code = read_ground(options, ground); code != ExitCode::clean) return code;
  Dump dump = std::move(ground.tree);
  if (!options.from_tree) {
    const ExitCode code = read_dump_file(options.dump, section_labels(ground.setting), dump);
    if (code != ExitCode::clean) return code;
  }
  if (dump.breaks_off && !options.partial) {
    return tell(ExitCode::unfinished,
                "the dump ends with one page of a longer list; nothing was taken from it. `kubectl "
                "get … -o json` gets all of it, and --partial takes what is there");
  }
  if (options.partial) {
    dump.scope = {};
    for (auto& [store, names] : dump.listed.stores) names.whole = false;
  }
  tell_left_out(dump);

  const InventoryTarget& target = ground.target;
  std::size_t not_found = 0;
  const InventoryText result = updated(ground, std::move(dump), not_found);
  if (result.problem) return tell_problem(target, *result.problem);
  tell_not_found(not_found);
  const InventoryDiff diff = diff_inventories(target.inventory, result.inventory);
  const std::string told = write_diff({target.shown, options.from_tree ? "the tree" : "the dump", diff}, options.form);
  if (options.compares) {
    if (const ExitCode code = print(told); code != ExitCode::clean) return code;
    return diff.empty() ? ExitCode::clean : ExitCode::findings;
  }
  const bool same = result.text == target.text && options.output.empty();
  if (const ExitCode code = same ? ExitCode::clean : write_inventory(target, result.text); code != ExitCode::clean)
    return code;
  if (!target.path.empty()) return print(told);
  std::cerr << told;
  return ExitCode::clean;
}

}  // namespace keyref
