#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "linter/cli/options.h"

namespace keyref {

/// The commands and their options, said once: what parses them is what --help shows.
class CommandLine {
 public:
  using Words = std::vector<std::string>;

  CommandLine();
  CommandLine(const CommandLine&) = delete;  // its options are written to by CLI11
  CommandLine& operator=(const CommandLine&) = delete;
  ~CommandLine() = default;

  CLI::App& app() { return app_; }
  /// What was asked for, once `app()` has parsed it.
  const Command& chosen() const { return chosen_; }

 private:
  void add_scan();
  void add_uses();
  void add_explain();
  void add_rules();
  void add_init();
  void add_input(CLI::App& command, InputOptions& options);
  void add_format(CLI::App& command, Format& format, const Words& words);
  CLI::Option* add_choice(CLI::App& command, const std::string& name, const Words& words,
                          const std::function<void(const std::string&)>& take, const std::string& help);

  CLI::App app_;
  ScanOptions scan_;
  UsesOptions uses_;
  ExplainOptions explain_;
  RulesOptions rules_;
  InitOptions init_;
  Command chosen_;
};

}  // namespace keyref
