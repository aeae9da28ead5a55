#include "linter/cli/option_errors.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/edit_distance.h"
#include "linter/cli/command_line.h"

namespace keyref {
namespace {

/// The name of an option as it was given, without its value; empty for what is no option's name, and so may be
/// anything.
std::string option_name(std::string_view argument) {
  constexpr std::size_t kLongest = 24;
  // Behind a single letter its value may stand at once: -pVALUE.
  const std::string_view name = argument.substr(0, argument.starts_with("--") ? argument.find('=') : 2);
  const bool plain = name.starts_with("-") && name.size() <= kLongest &&
                     std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
  return plain ? std::string(name) : std::string();
}

/// "; did you mean `near`", or nothing.
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

std::string unexpected_arguments(const CLI::App& command, const std::vector<std::string>& extras) {
  for (const std::string& extra : extras) {
    if (const std::string name = option_name(extra); !name.empty())
      return "unknown option `" + name + "`" + did_you_mean(name, options_of(command));
  }
  return "unexpected argument";
}

std::string missing_command(const CLI::App& app, const std::vector<std::string>& extras) {
  if (extras.empty()) return "which command?";
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  return "there is no such command" + did_you_mean(extras.front(), names);
}

}  // namespace

ExitCode tell_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = chosen_command(app);
  std::string message;
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      message = unexpected_arguments(command, app.remaining(true));
      break;
    case CLI::ExitCodes::RequiredError:
      message = commands_of(command).empty() ? error.what() : missing_command(command, app.remaining(true));
      break;
    case CLI::ExitCodes::ArgumentMismatch:
    case CLI::ExitCodes::ExcludesError:
    case CLI::ExitCodes::RequiresError:
    case CLI::ExitCodes::ValidationError:  // of our own checks
      message = error.what();
      break;
    default:
      message = "these options do not fit";
  }
  const std::string name = full_name(command);
  std::cerr << "keyref: " << message << (message.ends_with('?') ? " See" : "; see") << " `keyref "
            << (name.empty() ? "" : name + " ") << "--help`\n";
  return ExitCode::usage;
}

}  // namespace keyref
