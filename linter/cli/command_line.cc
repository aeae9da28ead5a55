#include "linter/cli/command_line.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "linter/base/date.h"
#include "linter/cli/option_kinds.h"
#include "linter/cli/version.h"

namespace keyref {
namespace {

using Words = CommandLine::Words;

constexpr const char* kFooter =
    R"(Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong options, keyref.yaml,
inventories or baseline, 3 something could not be read.

Start with `keyref init`, which writes keyref.yaml and an inventory from the references it finds, then `keyref scan`.)";

/// The file that a path leads to, so that two names of one are found out. A device or a FIFO takes any number of
/// reports.
std::optional<std::string> file_behind(const std::string& path) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  if (error || (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error)))
    return std::nullopt;
  return file.string();
}

/// A report in a file that another option names, too, would be lost or destroy what is there.
void check_reports(const std::vector<ReportFile>& reports, const std::map<std::string, std::string>& paths_of_others) {
  std::map<std::string, std::string> option_of;
  for (const auto& [option, path] : paths_of_others) {
    const auto file = path.empty() ? std::nullopt : file_behind(path);
    if (file) option_of.emplace(*file, option);
  }
  for (const ReportFile& report : reports) {
    const auto file = file_behind(report.path);
    if (!file) continue;
    const auto [other, is_free] = option_of.emplace(*file, "another --report");
    if (!is_free)
      throw CLI::ValidationError("--report", "it goes to the file of " + other->second + "; name another one");
  }
}

}  // namespace

CommandLine::CommandLine()
    : app_(
          "Keyref finds references to Kubernetes Secrets and keys that do not exist in an environment, before the "
          "merge.",
          "keyref") {
  app_.set_version_flag("--version", std::string("keyref ") + kVersion + "\n" + kVersionDetails);
  app_.require_subcommand(1);
  app_.footer(kFooter);
  add_scan();
  add_merge();
  add_uses();
  add_inventory();
  add_promote();
  add_rotation();
  add_explain();
  add_rules();
  add_init();
  add_completion();
  add_hidden();
}

const Words& CommandLine::words_of(const CLI::Option& option) const {
  static const Words kNone;
  const auto found = words_.find(&option);
  return found == words_.end() ? kNone : found->second;
}

void CommandLine::add_scan() {
  CLI::App& scan = *app_.add_subcommand(
      "scan", "Find literal secrets, and check every reference to a secret against the inventories");
  scan.callback([this] {
    check_reports(
        scan_.reports,
        {{"--write-baseline", scan_.write_baseline}, {"--baseline", scan_.baseline}, {"--config", scan_.config}});
    // What is recorded anew does not depend on what was known before.
    scan_.use_baseline = !scan_.records_all();
    chosen_ = scan_;
  });
  scan.add_option("PATH", scan_.paths,
                  "Files or folders to report on; - for standard input. Default: the current folder");
  CLI::Option* const staged = scan.add_flag(
      "--staged", scan_.staged, "Check what is staged, as the next commit has it; tell what it brings or breaks");
  CLI::Option* const since =
      scan.add_option("--since", scan_.since, "Tell only what was brought or broken since this revision branched off")
          ->type_name("REV")
          ->excludes(staged);
  add_input(scan, scan_);
  add_output(scan, scan_);
  scan.add_option("--baseline", scan_.baseline, "Do not tell the findings that this file lists")->type_name("FILE");
  CLI::Option* const record =
      scan.add_option("--write-baseline", scan_.write_baseline,
                      "Write all findings to a baseline; with --baseline, those of it that are still found")
          ->type_name("FILE");
  CLI::Option* const fix =
      scan.add_flag("--fix", scan_.fix, "Correct names and keys of secrets where there is no doubt");
  for (CLI::Option* const whole : {record, fix}) whole->excludes(staged)->excludes(since);
  scan.add_flag("--dry-run", scan_.dry_run, "With --fix: print what it would change, and change nothing")
      ->needs(fix)
      ->excludes(scan.get_option("--format"));
  scan.add_flag("--verbose", scan_.verbose, "List on standard error what was skipped");
}

void CommandLine::add_merge() {
  CLI::App& merge = *app_.add_subcommand("merge", "Join the JSON reports of the parts of one scan into one report");
  merge.callback([this] {
    check_reports(merge_.reports, {});
    chosen_ = merge_;
  });
  merge.add_option("FILE", merge_.files, "What `keyref scan --report json=FILE` wrote")->required();
  add_output(merge, merge_);
  merge.footer(
      "Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong options or no such report,\n"
      "3 one of the scans did not finish.");
}

void CommandLine::add_uses() {
  CLI::App& uses =
      *app_.add_subcommand("uses", "List what holds on to a secret, from the manifest to the line of code");
  uses.callback([this] { chosen_ = uses_; });
  uses.add_option("SECRET[/KEY]", uses_.secret, "The secret, or one key of it, of Kubernetes or another store")
      ->required();
  add_input(uses, uses_);
  add_form(uses, uses_.form, {"text", "json"});
  uses.footer(
      "Exit codes: 0 the list is whole, and may be empty; 2 wrong options, keyref.yaml or\n"
      "inventories; 3 something could not be read, and may use the secret too.");
}

void CommandLine::add_promote() {
  CLI::App& promote =
      *app_.add_subcommand("promote", "Tell what an environment lacks of what the services of another one use");
  promote.callback([this] {
    promote_.environments = {promote_.from, promote_.to};
    chosen_ = promote_;
  });
  for (CLI::Option* const each : add_pair(promote, promote_)) each->required();
  add_settings(promote, promote_);
  add_reading(promote, promote_);
  add_form(promote, promote_.form, {"text", "json", "markdown"});
  promote.footer(
      "Exit codes: 0 nothing is missing there, 1 something is, 2 wrong options, keyref.yaml or\n"
      "inventories, 3 something could not be read, and may refer to more.");
}

void CommandLine::add_rotation() {
  CLI::App& rotation = *app_.add_subcommand("rotation", "List the secrets that are to be rotated, with who uses them");
  rotation.callback([this] { chosen_ = rotation_; });
  const auto take = [this](const std::string& word) { rotation_.within_days = *parse_days(word); };
  rotation.add_option_function<std::string>("--within", take, "How far to look ahead, in days or weeks: 30d, 8w")
      ->type_name("TIME")
      ->default_str("30d")
      ->check(
          check("days or weeks, as 30d or 8w", [](const std::string& word) { return parse_days(word).has_value(); }));
  add_input(rotation, rotation_);
  add_form(rotation, rotation_.form, {"text", "json", "markdown", "ics"});
  rotation.footer(
      "Exit codes: 0 nothing is overdue, 1 something is, 2 wrong options, keyref.yaml or\n"
      "inventories, 3 something could not be read, and may use them too.");
}

void CommandLine::add_explain() {
  CLI::App& explain = *app_.add_subcommand("explain", "Show a rule's page: what it tells, why, and how to mend it");
  explain.callback([this] { chosen_ = explain_; });
  explain.add_option("RULE", explain_.rule, "As `keyref rules` lists it")->required();
}

void CommandLine::add_rules() {
  CLI::App& rules = *app_.add_subcommand("rules", "List the rules");
  rules.callback([this] { chosen_ = rules_; });
  add_form(rules, rules_.form, {"text", "json"});
}

void CommandLine::add_init() {
  CLI::App& init = *app_.add_subcommand("init", "Write keyref.yaml and inventories from the references in the tree");
  init.callback([this] { chosen_ = init_; });
  init.add_option("PATH", init_.path, "The repository's root")->capture_default_str();
  add_list(init, "--env", init_.environments,
           "An environment, in the order of promotion; default: as the tree names them")
      ->type_name("ENV");
}

void CommandLine::add_completion() {
  CLI::App& completion = *app_.add_subcommand("completion", "Print a script that lets a shell complete keyref's words");
  completion.callback([this] { chosen_ = completion_; });
  const std::map<std::string, Shell> shells = {{"bash", Shell::bash}, {"fish", Shell::fish}, {"zsh", Shell::zsh}};
  Words words;
  for (const auto& [name, shell] : shells) words.push_back(name);
  add_choice(
      completion, "SHELL", words, [this, shells](const std::string& word) { completion_.shell = shells.at(word); }, "")
      ->required();
  completion.footer(
      "bash: eval \"$(keyref completion bash)\" in ~/.bashrc\n"
      "zsh:  eval \"$(keyref completion zsh)\" in ~/.zshrc, behind compinit\n"
      "fish: keyref completion fish | source, in ~/.config/fish/config.fish");
}

/// What scripts call, and nobody else; CLI11 does not show what is in no group.
void CommandLine::add_hidden() {
  CLI::App& complete = *app_.add_subcommand("complete", "What may stand at the cursor")->group("");
  complete.callback([this] { chosen_ = complete_; });
  complete.add_option("WORD", complete_.words, "The words behind keyref");
  app_.add_subcommand("man", "Print the man page")->group("")->callback([this] { chosen_ = ManOptions(); });
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_command(*chosen.front());
}

std::string full_name(const CLI::App& command) {
  const CLI::App* above = command.get_parent();
  if (above == nullptr) return {};
  const std::string before = full_name(*above);
  return before.empty() ? command.get_name() : before + " " + command.get_name();
}

}  // namespace keyref
