#include "linter/cli/completion.h"

#include <string_view>
#include <utility>

namespace keyref {
namespace {

/// bash makes three words of `--format=json`; here it is one again.
std::vector<std::string> join_at_equals(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  bool behind = false;
  for (const std::string& word : words) {
    const bool equals = word == "=" && !joined.empty();
    if (equals || behind) {
      joined.back() += word;
    } else {
      joined.push_back(word);
    }
    behind = equals;
  }
  if (joined.empty()) joined.emplace_back();
  return joined;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

class Completer {
 public:
  Completer(const CommandLine& line, const CompletionNames& names) : line_(line), names_(names) {}

  Completion run(std::vector<std::string> words) {
    const std::string last = std::move(words.back());
    words.pop_back();
    for (const std::string& word : words) pass(word);
    if (awaited_ != nullptr) {
      values(*awaited_, "", last);
    } else if (const std::size_t equals = last.find('='); is_option(last) && equals != std::string::npos) {
      if (const CLI::Option* option = find_option(last)) values(*option, last.substr(0, equals + 1), last);
    } else if (is_option(last)) {
      options();
    } else if (!commands_of(app()).empty()) {
      commands();
    } else {
      positionals(last);
    }
    return std::move(found_);
  }

 private:
  const CLI::App& app() const { return command_ == nullptr ? line_.app() : *command_; }
  bool is_option(const std::string& word) const { return !only_positionals_ && word.starts_with('-'); }

  const CLI::Option* find_option(const std::string& word) const {
    return app().get_option_no_throw(word.substr(0, word.find('=')));
  }

  /// Goes past a word that stands before the cursor.
  void pass(const std::string& word) {
    if (awaited_ != nullptr) {
      keep(*std::exchange(awaited_, nullptr), word);
    } else if (word == "--") {
      only_positionals_ = true;
    } else if (is_option(word)) {
      const CLI::Option* option = find_option(word);
      if (option == nullptr || !takes_value(*option)) return;
      if (const std::size_t equals = word.find('='); equals != std::string::npos) {
        keep(*option, word.substr(equals + 1));
      } else {
        awaited_ = option;
      }
    } else {
      for (const CLI::App* command : commands_of(app())) {
        if (command->get_name() == word) return void(command_ = command);
      }
    }
  }

  /// Where environments are looked for.
  void keep(const CLI::Option& option, const std::string& value) {
    if (option.check_lname("config")) input_.config = value;
    if (option.check_lname("inventory")) input_.inventory = value;
  }

  void commands() {
    for (const CLI::App* command : commands_of(app()))
      found_.words.push_back({command->get_name(), command->get_description()});
  }

  void options() {
    for (const CLI::Option* option : app().get_options()) {
      for (const std::string& name : option->get_lnames())
        found_.words.push_back({"--" + name, option->get_description()});
    }
  }

  void positionals(const std::string& last) {
    for (const CLI::Option* option : app().get_options()) {
      if (option->get_positional()) return values(*option, "", last);
    }
  }

  /// What an option takes, each behind `before`.
  void values(const CLI::Option& option, const std::string& before, const std::string& last) {
    const std::string type = option.get_positional() ? option.get_name(true) : option.get_type_name();
    if (type == "F=FILE") return reports(option, before, last);
    for (const std::string& word : line_.words_of(option)) found_.words.push_back({before + word, ""});
    if (type == "ENV") add(before, names_.environments(input_));
    if (type == "RULE") add(before, names_.rules());
    if (type == "FILE" || type == "PATH") found_.paths = Completion::Paths::files;
    if (type == "DIR") found_.paths = Completion::Paths::folders;
  }

  void reports(const CLI::Option& option, const std::string& before, const std::string& last) {
    if (last.find('=', before.size()) != std::string::npos) {
      found_.paths = Completion::Paths::files;
      return;
    }
    for (const std::string& word : line_.words_of(option)) found_.words.push_back({before + word + "=", ""});
  }

  void add(const std::string& before, const std::vector<Completion::Word>& words) {
    for (const Completion::Word& word : words) found_.words.push_back({before + word.text, word.help});
  }

  const CommandLine& line_;
  const CompletionNames& names_;
  const CLI::App* command_ = nullptr;
  const CLI::Option* awaited_ = nullptr;  ///< the option whose value comes next
  bool only_positionals_ = false;
  InputOptions input_;
  Completion found_;
};

}  // namespace

Completion complete(const CommandLine& line, const std::vector<std::string>& words, const CompletionNames& names) {
  return Completer(line, names).run(join_at_equals(words));
}

}  // namespace keyref
