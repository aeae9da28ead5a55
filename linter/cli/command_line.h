#pragma once

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linter/cli/options.h"

namespace keyref {

/// The commands and their options, said once: what parses them is what --help, the man page and completion show.
class CommandLine {
 public:
  using Words = std::vector<std::string>;

  CommandLine();
  CommandLine(const CommandLine&) = delete;  // its options are written to by CLI11
  CommandLine& operator=(const CommandLine&) = delete;
  ~CommandLine() = default;

  CLI::App& app() { return app_; }
  const CLI::App& app() const { return app_; }
  /// What was asked for, once `app()` has parsed it.
  const Command& chosen() const { return chosen_; }
  /// What may follow the option, where it is one of a few words; else empty.
  const Words& words_of(const CLI::Option& option) const;

 private:
  void add_scan();
  void add_merge();
  void add_uses();
  void add_inventory();
  void add_inventory_check(CLI::App& inventory);
  void add_inventory_import(CLI::App& inventory);
  void add_inventory_diff(CLI::App& inventory);
  void choose_diff();
  void add_promote();
  void add_rotation();
  void add_explain();
  void add_rules();
  void add_init();
  void add_completion();
  void add_hidden();
  void add_input(CLI::App& command, InputOptions& options);
  CLI::Option* add_environments(CLI::App& command, InputOptions& options);
  void add_settings(CLI::App& command, InputOptions& options);
  void add_reading(CLI::App& command, InputOptions& options);
  std::array<CLI::Option*, 2> add_pair(CLI::App& command, EnvironmentPair& pair);
  void add_output(CLI::App& command, OutputOptions& options);
  void add_form(CLI::App& command, Form& form, const Words& words);
  void add_reports(CLI::App& command, std::vector<ReportFile>& reports);
  CLI::Option* add_choice(CLI::App& command, const std::string& name, const Words& words,
                          const std::function<void(const std::string&)>& take, const std::string& help);

  CLI::App app_;
  ScanOptions scan_;
  MergeOptions merge_;
  UsesOptions uses_;
  InventoryCheckOptions inventory_check_;
  InventoryImportOptions inventory_import_;
  InventoryImportOptions dump_diff_;
  InventoryDiffOptions inventory_diff_;
  PromoteOptions promote_;
  RotationOptions rotation_;
  ExplainOptions explain_;
  RulesOptions rules_;
  InitOptions init_;
  CompletionOptions completion_;
  CompleteOptions complete_;
  std::map<const CLI::Option*, Words> words_;
  Command chosen_;
};

/// What users may write behind `app`'s name: `scan`, `inventory`; behind that, `diff`.
std::vector<const CLI::App*> commands_of(const CLI::App& app);
/// The one that was chosen, as far as it was; `app` itself where none was.
const CLI::App& chosen_command(const CLI::App& app);
/// Its name as users write it behind `keyref`: "inventory diff"; empty for the program itself.
std::string full_name(const CLI::App& command);

}  // namespace keyref
