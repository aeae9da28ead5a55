#include "linter/cli/command_line.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "linter/base/date.h"
#include "linter/base/text.h"
#include "linter/cli/version.h"

namespace keyref {
namespace {

using Words = CommandLine::Words;

constexpr const char* kFooter =
    R"(Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong options, keyref.yaml,
inventories or baseline, 3 something could not be read.

Start with `keyref init`, which writes keyref.yaml and an inventory from the references it finds, then `keyref scan`.)";

Words all_formats() {
  Words words;
  for (const ReportFormat& format : report_formats()) words.emplace_back(format.name);
  return words;
}

/// CLI11's own checks show what was given.
CLI::Validator check(std::string wanted, std::function<bool(const std::string&)> is_right) {
  return {[wanted = std::move(wanted), is_right = std::move(is_right)](const std::string& given) {
            return is_right(given) ? std::string() : "must be " + wanted;
          },
          ""};
}

/// An option takes one value, and may be given several times.
CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& help) {
  return command.add_option(name, values, help)->allow_extra_args(false)->type_size(1)->expected(1)->take_all();
}

std::optional<ReportFile> parse_report(const std::string& word) {
  const std::size_t equals = word.find('=');
  const ReportFormat* format = find_report_format(word.substr(0, equals));
  if (format == nullptr || equals == std::string::npos || equals + 1 == word.size()) return std::nullopt;
  return ReportFile{format, word.substr(equals + 1)};
}

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

std::optional<unsigned> parse_jobs(const std::string& word) {
  constexpr unsigned kMost = 1024;
  unsigned jobs = 0;
  const char* const end = word.data() + word.size();
  const auto [last, error] = std::from_chars(word.data(), end, jobs);
  if (error != std::errc() || last != end || jobs == 0 || jobs > kMost) return std::nullopt;
  return jobs;
}

void add_jobs(CLI::App& command, unsigned& jobs) {
  static const unsigned processors = std::thread::hardware_concurrency();  // which reads a file to know
  jobs = std::max(1U, processors);
  const auto take = [&jobs](const std::string& word) { jobs = *parse_jobs(word); };
  command.add_option_function<std::string>("--jobs", take, "Threads; default: one a core")
      ->type_name("N")
      ->check(check("a number from 1 to 1024", [](const std::string& word) { return parse_jobs(word).has_value(); }));
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
  const auto take_environment = [this](const std::string& word) { inventory_import_.environments = {word}; };
  command.add_option_function<std::string>("--env", take_environment, "The environment")->type_name("ENV")->required();
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
  const auto take_environment = [this](const std::string& word) { dump_diff_.environments = {word}; };
  CLI::Option* const environment =
      diff.add_option_function<std::string>("--env", take_environment, "The environment that FILE is a dump of")
          ->type_name("ENV")
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
