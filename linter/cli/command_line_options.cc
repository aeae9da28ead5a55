// Options that several commands have.

#include <algorithm>

#include "linter/base/text.h"
#include "linter/cli/command_line.h"
#include "linter/cli/option_kinds.h"

namespace keyref {
namespace {

using Words = CommandLine::Words;

Words all_formats() {
  Words words;
  for (const ReportFormat& format : report_formats()) words.emplace_back(format.name);
  return words;
}

}  // namespace

/// What a command reads, but for PATHs.
void CommandLine::add_input(CLI::App& command, InputOptions& options) {
  add_environments(command, options);
  add_settings(command, options);
  add_reading(command, options);
}

CLI::Option* CommandLine::add_environments(CLI::App& command, InputOptions& options) {
  return add_list(command, "--env", options.environments, "Look at this environment only; may be repeated")
      ->type_name("ENV");
}

/// How files are read.
void CommandLine::add_reading(CLI::App& command, InputOptions& options) {
  add_jobs(command, options.jobs);
  command.add_flag_callback(
      "--no-ignore", [&options] { options.use_gitignore = false; }, "Read what .gitignore hides, too");
}

/// Where keyref.yaml and inventories are.
void CommandLine::add_settings(CLI::App& command, InputOptions& options) {
  command.add_option("--config", options.config, "Use this keyref.yaml in place of the nearest one")
      ->type_name("FILE")
      ->envname("KEYREF_CONFIG");
  command.add_option("--inventory", options.inventory, "Read ENV.yaml of every environment from this folder")
      ->type_name("DIR")
      ->envname("KEYREF_INVENTORY");
}

std::array<CLI::Option*, 2> CommandLine::add_pair(CLI::App& command, EnvironmentPair& pair) {
  return {command.add_option("--from", pair.from, "The environment to start from")->type_name("ENV"),
          command.add_option("--to", pair.to, "The environment that is held against it")->type_name("ENV")};
}

/// What a command does with its findings.
void CommandLine::add_output(CLI::App& command, OutputOptions& options) {
  const auto take_format = [&options](const std::string& word) { options.format = find_report_format(word); };
  add_choice(command, "--format", all_formats(), take_format, "")->type_name("F")->default_str("text");
  add_reports(command, options.reports);
  const auto take_severity = [&options](const std::string& word) { options.fail_on = parse_severity(word); };
  add_choice(command, "--fail-on", {"error", "warning", "note", "none"}, take_severity,
             "Least severity for exit code 1: ")
      ->type_name("SEVERITY")
      ->default_str("error");
}

void CommandLine::add_form(CLI::App& command, Form& form, const Words& words) {
  static const std::map<std::string, Form> kForms = {
      {"text", Form::text}, {"json", Form::json}, {"markdown", Form::markdown}, {"ics", Form::ics}};
  const auto take = [&form](const std::string& word) { form = kForms.at(word); };
  add_choice(command, "--format", words, take, "")->type_name("F")->default_str("text");
}

void CommandLine::add_reports(CLI::App& command, std::vector<ReportFile>& reports) {
  const auto take = [&reports](const std::vector<std::string>& words) {
    for (const std::string& word : words) reports.push_back(*parse_report(word));
  };
  CLI::Option* option = command.add_option_function<std::vector<std::string>>(
      "--report", take, "Write a report to a file too; may be repeated");
  words_[option] = all_formats();
  option->type_name("F=FILE")->allow_extra_args(false)->expected(1)->take_all();
  option->check(check("F=FILE, F one of " + enumerate(words_[option], "or"),
                      [](const std::string& word) { return parse_report(word).has_value(); }));
}

/// An option that takes one of a few words; `help` goes on with them.
CLI::Option* CommandLine::add_choice(CLI::App& command, const std::string& name, const Words& words,
                                     const std::function<void(const std::string&)>& take, const std::string& help) {
  const std::string wanted = enumerate(words, "or");
  CLI::Option* option = command.add_option_function<std::string>(name, take, help + wanted);
  words_[option] = words;
  return option->check(check(
      wanted, [words](const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }));
}

}  // namespace keyref
