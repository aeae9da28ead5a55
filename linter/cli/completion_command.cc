#include "linter/cli/completion_command.h"

#include <cstdlib>

#include "linter/cli/completion.h"
#include "linter/cli/completion_scripts.h"
#include "linter/cli/print.h"
#include "linter/cli/root.h"
#include "linter/cli/settings.h"
#include "rules/rules.h"

namespace keyref {
namespace {

std::string or_variable(const std::string& given, const char* name) {
  const char* value = std::getenv(name);
  return given.empty() && value != nullptr ? value : given;
}

std::vector<Completion::Word> environments(const InputOptions& given) {
  InputOptions options = given;
  options.config = or_variable(options.config, "KEYREF_CONFIG");
  options.inventory = or_variable(options.inventory, "KEYREF_INVENTORY");
  std::vector<Completion::Word> words;
  if (const auto root = find_root(options.paths, options.config)) {
    for (const std::string& name : environment_names(options, *root)) words.push_back({name, ""});
  }
  return words;
}

std::vector<Completion::Word> rules() {
  std::vector<Completion::Word> words;
  for (const Rule* rule : all_rules()) words.push_back({std::string(rule->id), std::string(rule->summary)});
  return words;
}

}  // namespace

ExitCode print_completion_script(const CompletionOptions& options) {
  switch (options.shell) {
    case Shell::zsh:
      return print(kZshCompletion);
    case Shell::fish:
      return print(kFishCompletion);
    case Shell::bash:
      break;
  }
  return print(kBashCompletion);
}

ExitCode print_completions(const CompleteOptions& options) {
  const CommandLine line;
  const Completion completion = complete(line, options.words, {environments, rules});
  std::string text;
  for (const Completion::Word& word : completion.words) text += word.text + "\t" + word.help + "\n";
  if (completion.paths == Completion::Paths::files) text += ":files\n";
  if (completion.paths == Completion::Paths::folders) text += ":folders\n";
  return print(text);
}

}  // namespace keyref
