// `keyref inventory …`

#include "linter/cli/command_line.h"
#include "linter/cli/option_kinds.h"

namespace keyref {

void CommandLine::add_inventory() {
  CLI::App& inventory = *app_.add_subcommand("inventory", "Fill, check and compare inventories");
  inventory.require_subcommand(1);
  add_inventory_import(inventory);
  add_inventory_check(inventory);
  add_inventory_diff(inventory);
}

void CommandLine::add_inventory_check(CLI::App& inventory) {
  CLI::App& check = *inventory.add_subcommand("check", "Tell what is wrong with inventories: mistakes, age, doubles");
  check.callback([this] { chosen_ = inventory_check_; });
  CLI::Option* const files = check.add_option("FILE", inventory_check_.files,
                                              "Inventories, wherever they are. Default: those of all environments");
  add_environments(check, inventory_check_)->excludes(files);
  add_settings(check, inventory_check_);
  add_output(check, inventory_check_);
  check.footer(
      "Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong options or keyref.yaml,\n"
      "3 there is no inventory.");
}

void CommandLine::add_inventory_import(CLI::App& inventory) {
  CLI::App& command = *inventory.add_subcommand(
      "import", "Bring an inventory up to what a cluster or another store has; no value is kept");
  command.callback([this] {
    inventory_import_.may_lack_inventories = true;
    chosen_ = inventory_import_;
  });
  CLI::Option* const dump = command.add_option(
      "FILE", inventory_import_.dump,
      "What `kubectl get secrets -A -o json` prints, or the command line of another store: aws, gh, sst, "
      "jenkins-cli; - for standard input");
  dump->capture_default_str();
  add_environment(command, inventory_import_.environments, "The environment")->required();
  command
      .add_flag("--from-tree", inventory_import_.from_tree,
                "Take the secrets that the repository's own manifests make there, in place of a dump")
      ->excludes(dump);
  command.add_flag("--partial", inventory_import_.partial,
                   "The dump is a selection, as of kubectl's -l or one folder of Jenkins: what it lacks stays");
  command
      .add_option("--output", inventory_import_.output,
                  "Write this file in place of the environment's inventory; - for standard output")
      ->type_name("FILE");
  add_settings(command, inventory_import_);
  add_form(command, inventory_import_.form, {"text", "json", "markdown"});
  command.footer(
      "Exit codes: 0 the inventory says what the dump says; 2 wrong options, keyref.yaml or inventories;\n"
      "3 the dump could not be read, or the inventory not be written. With 2 and 3, nothing was written.");
}

void CommandLine::add_inventory_diff(CLI::App& inventory) {
  CLI::App& diff = *inventory.add_subcommand(
      "diff", "Tell in what the secrets of two environments differ, or an inventory and a dump of its cluster");
  diff.callback([this] { choose_diff(); });
  const auto [from, to] = add_pair(diff, inventory_diff_);
  CLI::Option* const environment =
      add_environment(diff, dump_diff_.environments, "The environment that FILE is a dump of")
          ->excludes(from)
          ->excludes(to);
  CLI::Option* const dump =
      diff.add_option("FILE", dump_diff_.dump, "What `keyref inventory import` reads; - for standard input");
  dump->needs(environment);
  environment->needs(dump);
  diff.add_flag("--partial", dump_diff_.partial,
                "The dump is a selection, as of kubectl's -l: what it lacks is no difference")
      ->needs(environment);
  add_settings(diff, inventory_diff_);
  add_form(diff, inventory_diff_.form, {"text", "json", "markdown"});
  diff.footer(
      "Exit codes: 0 they are the same, 1 they differ, 2 wrong options, keyref.yaml or inventories,\n"
      "3 the dump could not be read.");
}

void CommandLine::choose_diff() {
  if (!dump_diff_.environments.empty()) {
    dump_diff_.config = inventory_diff_.config;
    dump_diff_.inventory = inventory_diff_.inventory;
    dump_diff_.form = inventory_diff_.form;
    dump_diff_.compares = true;
    chosen_ = dump_diff_;
    return;
  }
  if (inventory_diff_.from.empty()) throw CLI::RequiredError("--from or --env");
  if (inventory_diff_.to.empty()) throw CLI::RequiredError("--to");
  inventory_diff_.environments = {inventory_diff_.from, inventory_diff_.to};
  chosen_ = inventory_diff_;
}

}  // namespace keyref
