#include "linter/cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <thread>

#include "linter/base/edit_distance.h"
#include "linter/cli/version.h"

namespace keyref {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 3> kFormats = {
    {{"text", Format::text}, {"json", Format::json}, {"sarif", Format::sarif}}};

constexpr const char* kFooter =
    R"(Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong options, keyref.yaml or
inventories, 3 something could not be read.

Start with `keyref init`, which writes keyref.yaml and an inventory from the references it finds, then `keyref scan`.)";

/// The words as the user gave them, before they mean anything.
struct Words {
  std::string format = "text";
  std::string fail_on = "error";
  std::string jobs;
  std::vector<std::string> reports;
  bool no_ignore = false;
};

std::optional<Format> parse_format(std::string_view word) {
  for (const auto& [name, format] : kFormats) {
    if (name == word) return format;
  }
  return std::nullopt;
}

/// An option takes one value, and may be given several times.
CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                      const std::string& help) {
  return app.add_option(name, values, help)->allow_extra_args(false)->type_size(1)->expected(1)->take_all();
}

/// What a command reads, but for PATHs.
void add_input(CLI::App& command, InputOptions& options, Words& words) {
  add_list(command, "--env", options.environments, "Look at this environment only; may be repeated")->type_name("ENV");
  command.add_option("--config", options.config, "Use this keyref.yaml in place of the nearest one")
      ->type_name("FILE")
      ->envname("KEYREF_CONFIG");
  command.add_option("--inventory", options.inventory, "Read ENV.yaml of every environment from this folder")
      ->type_name("DIR")
      ->envname("KEYREF_INVENTORY");
  command.add_option("--jobs", words.jobs, "Threads; default: one a core")->type_name("N");
  command.add_flag("--no-ignore", words.no_ignore, "Read what .gitignore hides, too");
}

CLI::App* add_scan(CLI::App& app, ScanOptions& options, Words& words) {
  CLI::App* scan =
      app.add_subcommand("scan", "Find literal secrets, and check every reference to a secret against the inventories");
  scan->add_option("PATH", options.paths,
                   "Files or folders to report on; - for standard input. Default: the current folder");
  add_input(*scan, options, words);
  scan->add_option("--format", words.format, "text, json or sarif")->type_name("F")->capture_default_str();
  add_list(*scan, "--report", words.reports, "Write a report to a file too; may be repeated")->type_name("F=FILE");
  scan->add_option("--fail-on", words.fail_on, "Least severity for exit code 1: error, warning or note")
      ->type_name("SEVERITY")
      ->capture_default_str();
  scan->add_flag("--verbose", options.verbose, "List on standard error what was skipped");
  return scan;
}

CLI::App* add_uses(CLI::App& app, UsesOptions& options, Words& words) {
  CLI::App* uses = app.add_subcommand("uses", "List what holds on to a secret, from the manifest to the line of code");
  uses->add_option("SECRET[/KEY]", options.secret, "The secret, or one key of it, in the whole repository")->required();
  add_input(*uses, options, words);
  uses->add_option("--format", words.format, "text or json")->type_name("F")->capture_default_str();
  uses->footer(
      "Exit codes: 0 the list is whole, and may be empty; 2 wrong options, keyref.yaml or\n"
      "inventories; 3 something could not be read, and may use the secret too.");
  return uses;
}

/// The name of an option as it was given, without its value; empty for what is no option's name, and so may be
/// anything.
std::string option_name(std::string_view argument) {
  constexpr std::size_t kLongest = 24;
  const std::string_view name = argument.substr(0, argument.find('='));
  const bool plain = name.starts_with("-") && name.size() <= kLongest &&
                     std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
  return plain ? std::string(name) : std::string();
}

/// "; did you mean `near`?", or nothing.
std::string did_you_mean(const std::string& written, const std::vector<std::string>& words) {
  std::string nearest;
  std::size_t best = written.size() / 3 + 1;
  for (const std::string& word : words) {
    const std::size_t distance = edit_distance(word, written, best);
    if (distance >= best) continue;
    best = distance;
    nearest = word;
  }
  return nearest.empty() ? std::string() : "; did you mean `" + nearest + "`";
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

ExitCode tell(const std::string& message) {
  std::cerr << "keyref: " << message << "\n";
  return ExitCode::usage;
}

/// CLI11's own texts show what was written; a value pasted into the wrong place would end up in a log.
ExitCode tell_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const auto commands = app.get_subcommands();
  const CLI::App& command = commands.empty() ? app : *commands.front();
  const std::string help = "; see `keyref " + (commands.empty() ? "" : command.get_name() + " ") + "--help`";
  const std::vector<std::string> extras = app.remaining(true);
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      for (const std::string& extra : extras) {
        if (const std::string name = option_name(extra); !name.empty()) {
          return tell(fmt::format("unknown option `{}`{}{}", name, did_you_mean(name, options_of(command)), help));
        }
      }
      return tell("unexpected argument" + help);
    case CLI::ExitCodes::RequiredError:
      if (!commands.empty()) return tell(error.what() + help);
      return tell(extras.empty() ? "which command?" + help.substr(1)
                                 : "there is no such command" + did_you_mean(extras.front(), commands_of(app)) + help);
    case CLI::ExitCodes::ArgumentMismatch:
      return tell(error.what() + help);
    default:
      return tell("these options do not fit" + help);
  }
}

/// Options out of their words, or what is wrong with them.
std::optional<std::string> finish_input(const Words& words, InputOptions& options) {
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (!words.jobs.empty()) {
    constexpr unsigned kMostJobs = 1024;
    const char* const end = words.jobs.data() + words.jobs.size();
    const auto [last, error] = std::from_chars(words.jobs.data(), end, options.jobs);
    if (error != std::errc() || last != end || options.jobs == 0 || options.jobs > kMostJobs)
      return "--jobs is a number from 1 to 1024";
  }
  options.use_gitignore = !words.no_ignore;
  return std::nullopt;
}

std::optional<std::string> finish_text_or_json(const Words& words, Format& format) {
  const auto parsed = parse_format(words.format);
  if (!parsed || *parsed == Format::sarif) return "--format is text or json";
  format = *parsed;
  return std::nullopt;
}

std::optional<std::string> finish_scan(const Words& words, ScanOptions& options) {
  const auto format = parse_format(words.format);
  if (!format) return "--format is text, json or sarif";
  options.format = *format;
  const auto severity = parse_severity(words.fail_on);
  if (!severity) return "--fail-on is error, warning or note";
  options.fail_on = *severity;
  for (const std::string& report : words.reports) {
    const std::size_t equals = report.find('=');
    const auto report_format = parse_format(report.substr(0, equals));
    if (!report_format || equals == std::string::npos || equals + 1 == report.size()) {
      return "--report is text=FILE, json=FILE or sarif=FILE";
    }
    options.reports.push_back({*report_format, report.substr(equals + 1)});
  }
  return finish_input(words, options);
}

}  // namespace

Command parse_options(int argc, char** argv) {
  CLI::App app(
      "Keyref finds references to Kubernetes Secrets and keys that do not exist in an environment, before the merge.",
      "keyref");
  app.set_version_flag("--version", std::string("keyref ") + kVersion);
  app.require_subcommand(1);
  app.footer(kFooter);

  Words words;
  ScanOptions scan_options;
  UsesOptions uses_options;
  ExplainOptions explain_options;
  RulesOptions rules_options;
  InitOptions init_options;
  const CLI::App* scan = add_scan(app, scan_options, words);
  const CLI::App* uses = add_uses(app, uses_options, words);
  CLI::App* explain = app.add_subcommand("explain", "Show a rule's page: what it tells, why, and how to mend it");
  explain->add_option("RULE", explain_options.rule, "As `keyref rules` lists it")->required();
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  rules->add_option("--format", words.format, "text or json")->type_name("F")->capture_default_str();
  CLI::App* init = app.add_subcommand("init", "Write keyref.yaml and inventories from the references in the tree");
  init->add_option("PATH", init_options.path, "The repository's root")->capture_default_str();
  add_list(*init, "--env", init_options.environments,
           "An environment, in the order of promotion; default: as the tree names them")
      ->type_name("ENV");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    if (!asked) return Done{tell_parse_error(app, error)};
    app.exit(error);
    return Done{std::cout.flush() ? ExitCode::clean : ExitCode::unfinished};
  }
  if (scan->parsed()) {
    if (const auto mistake = finish_scan(words, scan_options)) return Done{tell(*mistake)};
    return scan_options;
  }
  if (uses->parsed()) {
    auto mistake = finish_text_or_json(words, uses_options.format);
    if (!mistake) mistake = finish_input(words, uses_options);
    if (mistake) return Done{tell(*mistake)};
    return uses_options;
  }
  if (explain->parsed()) return explain_options;
  if (init->parsed()) return init_options;
  if (const auto mistake = finish_text_or_json(words, rules_options.format)) return Done{tell(*mistake)};
  return rules_options;
}

}  // namespace keyref
