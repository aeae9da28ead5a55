#include <algorithm>

#include "linter/base/text.h"
#include "linter/literals/command_options.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"
#include "linter/literals/shell_words.h"

namespace keyref::literals {
namespace {

/// Commands in quotes, in here-documents and in `$(…)` are read again each time; people write two or three.
constexpr int kDeepest = 4;

bool is_name(std::string_view text) {
  return !text.empty() && (text.front() < '0' || text.front() > '9') &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const char lower = to_lower(c);
           return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
         });
}

/// The words of one command, read from the first to the last.
class CommandReader {
 public:
  CommandReader(const Passage& passage, const Target& target, int depth)
      : passage_(passage), target_(target), depth_(depth) {}

  void read(const ShellCommand& command);

 private:
  void read_word(const std::vector<ShellWord>& words, std::size_t& i);
  void read_positional(const std::vector<ShellWord>& words, std::size_t i);
  bool read_option(const std::vector<ShellWord>& words, std::size_t& i);
  void read_form(OptionForm form, std::string_view name, const Passage& value);
  void read_plain(const Passage& word);
  void read_inner(const Passage& commands);
  void know_program(std::string_view word);

  const Passage& passage_;
  const Target& target_;
  int depth_;
  std::string_view program_;
  std::string_view subcommand_;
};

void read_all(const Passage& passage, const Target& target, int depth) {
  ShellLexer lexer(passage);
  for (ShellCommand command; lexer.next(command);) CommandReader(passage, target, depth).read(command);
}

void CommandReader::read_inner(const Passage& commands) {
  if (depth_ < kDeepest) read_all(commands, target_, depth_ + 1);
}

void CommandReader::read(const ShellCommand& command) {
  for (std::size_t i = 0; i < command.words.size(); ++i) read_word(command.words, i);
  for (const Span substitution : command.substitutions) read_inner(passage_.part(substitution));
  for (const Span document : command.documents) {
    const Passage body = passage_.part(document);
    read_sql_text(body, target_);
    for_each_line(body.text(), [&](Span line) { read_line(body.part(line), false, target_); });
  }
  if (command.comment != Span{} && !target_.comment)
    read_all(passage_.part(command.comment), {target_.rule, target_.sink, true}, kDeepest);
}

void CommandReader::know_program(std::string_view word) {
  const std::string_view name = name_of(word);
  if (is_known_program(name)) {
    program_ = name;
    subcommand_ = {};
  } else if (program_.empty() && !is_wrapper(word)) {
    program_ = name;
  } else if (subcommand_.empty() && !is_wrapper(word)) {
    subcommand_ = word;
  }
}

void CommandReader::read_word(const std::vector<ShellWord>& words, std::size_t& i) {
  const ShellWord& word = words[i];
  const Passage passage = word.passage(passage_.file());
  if (word.value == "--") return;
  if (word.value.size() > 1 && word.value.front() == '-') {
    if (!read_option(words, i)) read_assignment(passage, target_);
    return;
  }
  const std::size_t equals = word.value.find('=');
  if (equals != std::string::npos && is_name(std::string_view(word.value).substr(0, equals))) {
    read_assignment(passage, target_);
  } else if (word.value.find_first_of(" \n=") != std::string::npos) {
    read_plain(passage);
  } else {
    know_program(word.value);
    read_positional(words, i);
  }
}

/// What a word says that is neither option nor assignment: text that is written somewhere, SQL, another command.
void CommandReader::read_plain(const Passage& word) {
  if (find_option(program_, {}, "") != nullptr) return read_inner(word);
  read_sql_text(word, target_);
  for_each_line(word.text(), [&](Span line) { read_line(word.part(line), false, target_); });
}

bool CommandReader::read_option(const std::vector<ShellWord>& words, std::size_t& i) {
  const std::string_view word = words[i].value;
  const Passage passage = words[i].passage(passage_.file());
  const bool is_long = word.substr(0, 2) == "--";
  const std::size_t equals = is_long ? word.find('=') : std::string_view::npos;
  const std::string_view option = word.substr(0, equals);
  const CommandOption* known = find_option(program_, subcommand_, option);
  if (equals != std::string_view::npos) {
    if (known == nullptr) return false;
    read_form(known->form, option, passage.part(span_of(equals + 1, word.size())));
    return true;
  }
  if (known == nullptr && !is_long) {
    const CommandOption* first = find_option(program_, subcommand_, word.substr(0, 2));
    if (first != nullptr && first->form != OptionForm::command) {
      const std::size_t begin = word.substr(2, 1) == "=" ? 3 : 2;
      read_form(first->form, first->option, passage.part(span_of(begin, word.size())));
      return true;
    }
    known = find_option(program_, subcommand_, std::string("-") + word.back());  // `curl -su`, `bash -lc`
  }
  if (known != nullptr && known->form == OptionForm::attached) return true;
  const bool has_value = i + 1 < words.size() && words[i + 1].value.substr(0, 1) != "-";
  if (!has_value || (known == nullptr && (!is_long || is_no_value_option(option)))) return false;
  const Passage value = words[i + 1].passage(passage_.file());
  if (known == nullptr) {
    target_.give(value, option, span_of(0, value.size()));
  } else {
    read_form(known->form, known->option, value);
    ++i;
  }
  return true;
}

/// `rabbitmqctl add_user NAME x`, `npm config set NAME x`.
void CommandReader::read_positional(const std::vector<ShellWord>& words, std::size_t i) {
  const CommandWord* known = find_word(program_, words[i].value);
  if (known == nullptr || i + known->behind >= words.size()) return;
  const Passage value = words[i + known->behind].passage(passage_.file());
  if (value.text().substr(0, 1) == "-") return;  // an option: who logs in says it another way
  const std::string_view name = known->named ? std::string_view(words[i + 1].value) : known->word;
  target_.give(value, name, span_of(0, value.size()), !known->named);
}

void CommandReader::read_form(OptionForm form, std::string_view name, const Passage& value) {
  const std::string_view text = value.text();
  const Span whole = span_of(0, text.size());
  switch (form) {
    case OptionForm::secret:
    case OptionForm::attached:
      if (text.substr(0, 1) == "{" && text.find("\":") != std::string_view::npos) return read_plain(value);
      return target_.give(value, name, whole, true);
    case OptionForm::user_password:
      if (const std::size_t colon = text.find(':'); colon != std::string_view::npos)
        target_.give(value, name, span_of(colon + 1, text.size()), true);
      return;
    case OptionForm::source:
      if (text.substr(0, 5) == "pass:") target_.give(value, name, span_of(5, text.size()), true);
      return;
    case OptionForm::header:
      return read_header(value, target_);
    case OptionForm::assignments:
    case OptionForm::form:
      if (text.find_first_of("{\":") < text.find('=')) return read_plain(value);
      for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(form == OptionForm::form ? '&' : ',', begin), text.size());
        read_assignment(value.part(span_of(begin, end)), target_);
        begin = end + 1;
      }
      return;
    case OptionForm::command:
      return read_inner(value);
    case OptionForm::sql:
      return read_sql_text(value, target_);
  }
}

}  // namespace

void read_commands(const Passage& commands, const Target& target) { read_all(commands, target, 0); }

void read_arguments(const std::vector<ShellWord>& words, FileId file, const Target& target) {
  const Passage nothing({}, {file, {}});
  CommandReader(nothing, target, 0).read({words, {}, {}, {}});
}

}  // namespace keyref::literals
