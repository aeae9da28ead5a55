#include "linter/cli/man_page.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/date.h"
#include "linter/cli/command_line.h"
#include "linter/cli/print.h"
#include "linter/cli/version.h"

namespace keyref {
namespace {

constexpr std::string_view kFiles =
    ".SH FILES\n"
    ".TP\n\\fIkeyref.yaml\\fR\nSettings, in the repository's root: environments, services, rules, accepted findings.\n"
    ".TP\n\\fIinventory/ENV.yaml\\fR\nThe names and keys of the secrets that exist in an environment. Never values.\n";

/// As roff shows it unchanged: a hyphen that can be searched for, no command at a line's beginning.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

/// `-h`, `--help`, `--format F`, in bold, what they take in italics.
std::string option_head(const CLI::Option& option) {
  if (option.get_positional()) return "\\fI" + escaped(option.get_name(true)) + "\\fR";
  std::string head;
  for (const std::string& name : option.get_snames()) head += "\\fB" + escaped("-" + name) + "\\fR, ";
  for (const std::string& name : option.get_lnames()) head += "\\fB" + escaped("--" + name) + "\\fR, ";
  head.resize(head.size() - 2);
  if (option.get_items_expected_max() > 0) head += " \\fI" + escaped(option.get_type_name()) + "\\fR";
  return head;
}

std::string option_entry(const CLI::Option& option) {
  std::string entry = ".TP\n" + option_head(option) + "\n" + escaped(option.get_description());
  if (!option.get_default_str().empty()) entry += " (default: " + escaped(option.get_default_str()) + ")";
  if (!option.get_envname().empty()) entry += " (or by \\fB" + escaped(option.get_envname()) + "\\fR)";
  return entry + "\n";
}

/// --help is every command's, and told once.
bool is_help(const CLI::Option& option) { return option.check_lname("help"); }

std::string synopsis(const CLI::App& command) {
  std::string line = ".B keyref " + full_name(command) + "\n";
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional() && !is_help(*option)) return line + "[\\fIOPTION\\fR]...\n";
  }
  return line;
}

std::string positionals(const CLI::App& command) {
  std::string line;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = "\\fI" + escaped(option->get_name(true)) + "\\fR";
    line += option->get_required() ? name : "[" + name + "]";
    if (option->get_items_expected_max() > 1) line += "...";
  }
  return line.empty() ? "" : line + "\n";
}

std::string command_section(const CLI::App& app, const CLI::App& command) {
  std::string section = ".SS keyref " + escaped(full_name(command)) + "\n" + escaped(command.get_description()) + ".\n";
  for (const CLI::Option* option : command.get_options()) {
    if (!is_help(*option)) section += option_entry(*option);
  }
  // One that the command has of its own: where it has none, CLI11 gives it the program's.
  if (command.get_footer() != app.get_footer()) section += ".PP\n.nf\n" + escaped(command.get_footer()) + "\n.fi\n";
  return section;
}

/// Those that do something by themselves: not `inventory`, but `inventory diff`.
std::vector<const CLI::App*> leaves_of(const CLI::App& app) {
  std::vector<const CLI::App*> leaves;
  for (const CLI::App* command : commands_of(app)) {
    const std::vector<const CLI::App*> below = leaves_of(*command);
    if (below.empty()) leaves.push_back(command);
    leaves.insert(leaves.end(), below.begin(), below.end());
  }
  return leaves;
}

std::string man_page(const CLI::App& app) {
  std::string page = fmt::format(".TH KEYREF 1 {:%Y-%m-%d} \"keyref {}\"\n", fmt::gmtime(std::time_t{now()}), kVersion);
  page += ".SH NAME\nkeyref \\- find literal secrets, and references to secrets that do not exist\n.SH SYNOPSIS\n";
  std::string_view between;
  const std::vector<const CLI::App*> commands = leaves_of(app);
  for (const CLI::App* command : commands) {
    page += between;
    page += synopsis(*command) + positionals(*command);
    between = ".br\n";
  }
  page += ".SH DESCRIPTION\n" + escaped(app.get_description()) + "\n.SH OPTIONS\n";
  for (const CLI::Option* option : app.get_options()) page += option_entry(*option);
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : commands) page += command_section(app, *command);
  return page + std::string(kFiles) + ".SH NOTES\n" + escaped(app.get_footer()) + "\n";
}

}  // namespace

ExitCode print_man_page() {
  const CommandLine line;
  return print(man_page(line.app()));
}

}  // namespace keyref
