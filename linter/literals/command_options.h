#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace keyref::literals {

/// How an option of a command holds a secret.
enum class OptionForm : std::uint8_t {
  secret,         ///< `--password x`, `--password=x`, `-p x`
  attached,       ///< `-px` only: a `-p` alone asks
  user_password,  ///< `-u user:x`
  source,         ///< `-passin pass:x`
  header,         ///< `-H 'Authorization: Bearer x'`
  assignments,    ///< `--set a.password=x,b=y`
  form,           ///< `-d 'user=a&password=x'`, or JSON
  command,        ///< `-c 'another command'`
  sql,            ///< `-e "ALTER ROLE …"`
};

struct CommandOption {
  std::string_view command;  ///< `docker login`: the second word is one of the command's; empty: any command
  std::string_view option;
  OptionForm form;
};

/// What the option of a command holds; null where the table does not know.
const CommandOption* find_option(std::string_view program, std::string_view subcommand, std::string_view option);
/// A word of a command that others follow, one of them a secret.
struct CommandWord {
  std::string_view command;
  std::string_view word;
  std::size_t behind;  ///< so many words behind it stands the value
  bool named = false;  ///< of what the next word names
};

const CommandWord* find_word(std::string_view program, std::string_view word);
/// Does the table know a program of this name?
bool is_known_program(std::string_view program);
/// Is it followed by what another program is to do: `sudo`, `env`, `time`?
bool is_wrapper(std::string_view word);
/// May a long option of any command be followed by a word that is no value: `--password-stdin`, `--token-file`?
bool is_no_value_option(std::string_view option);

}  // namespace keyref::literals
