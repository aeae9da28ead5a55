#include "linter/literals/command_options.h"

#include <algorithm>
#include <array>

namespace keyref::literals {
namespace {

using Form = OptionForm;

constexpr std::array kOptions = {
    CommandOption{"", "--password", Form::secret},
    CommandOption{"", "--passwd", Form::secret},
    CommandOption{"", "--pass", Form::secret},
    CommandOption{"", "--passphrase", Form::secret},
    CommandOption{"", "--token", Form::secret},
    CommandOption{"", "--auth-token", Form::secret},
    CommandOption{"", "--access-token", Form::secret},
    CommandOption{"", "--api-token", Form::secret},
    CommandOption{"", "--api-key", Form::secret},
    CommandOption{"", "--apikey", Form::secret},
    CommandOption{"", "--secret", Form::secret},
    CommandOption{"", "--client-secret", Form::secret},
    CommandOption{"", "--secret-key", Form::secret},
    CommandOption{"", "--secret-access-key", Form::secret},
    CommandOption{"", "--private-key", Form::secret},
    CommandOption{"", "--docker-password", Form::secret},
    CommandOption{"", "--master-user-password", Form::secret},
    CommandOption{"", "--secret-string", Form::secret},
    CommandOption{"", "--from-literal", Form::assignments},
    CommandOption{"", "--build-arg", Form::assignments},
    CommandOption{"ab", "-A", Form::user_password},
    CommandOption{"az login", "-p", Form::secret},
    CommandOption{"az", "--account-key", Form::secret},
    CommandOption{"bash", "-c", Form::command},
    CommandOption{"clickhouse-client", "--query", Form::sql},
    CommandOption{"cqlsh", "-p", Form::secret},
    CommandOption{"cqlsh", "-e", Form::sql},
    CommandOption{"curl", "-u", Form::user_password},
    CommandOption{"curl", "--user", Form::user_password},
    CommandOption{"curl", "-U", Form::user_password},
    CommandOption{"curl", "--proxy-user", Form::user_password},
    CommandOption{"curl", "-H", Form::header},
    CommandOption{"curl", "--header", Form::header},
    CommandOption{"curl", "-d", Form::form},
    CommandOption{"curl", "--data", Form::form},
    CommandOption{"curl", "--data-raw", Form::form},
    CommandOption{"curl", "--data-urlencode", Form::form},
    CommandOption{"curl", "-F", Form::form},
    CommandOption{"curl", "--oauth2-bearer", Form::secret},
    CommandOption{"docker login", "-p", Form::secret},
    CommandOption{"eval", "", Form::command},
    CommandOption{"gpg", "--passphrase", Form::secret},
    CommandOption{"helm", "--set", Form::assignments},
    CommandOption{"helm", "--set-string", Form::assignments},
    CommandOption{"http", "-a", Form::user_password},
    CommandOption{"http", "--auth", Form::user_password},
    CommandOption{"jarsigner", "-storepass", Form::secret},
    CommandOption{"keytool", "-storepass", Form::secret},
    CommandOption{"keytool", "-keypass", Form::secret},
    CommandOption{"ldapsearch", "-w", Form::secret},
    CommandOption{"ldapadd", "-w", Form::secret},
    CommandOption{"ldapmodify", "-w", Form::secret},
    CommandOption{"mariadb", "-p", Form::attached},
    CommandOption{"mariadb", "-e", Form::sql},
    CommandOption{"mariadb-dump", "-p", Form::attached},
    CommandOption{"mongo", "-p", Form::secret},
    CommandOption{"mongodump", "-p", Form::secret},
    CommandOption{"mongorestore", "-p", Form::secret},
    CommandOption{"mongosh", "-p", Form::secret},
    CommandOption{"mysql", "-p", Form::attached},
    CommandOption{"mysql", "-e", Form::sql},
    CommandOption{"mysqladmin", "-p", Form::attached},
    CommandOption{"mysqldump", "-p", Form::attached},
    CommandOption{"nerdctl login", "-p", Form::secret},
    CommandOption{"oc login", "-p", Form::secret},
    CommandOption{"openssl", "-pass", Form::source},
    CommandOption{"openssl", "-passin", Form::source},
    CommandOption{"openssl", "-passout", Form::source},
    CommandOption{"podman login", "-p", Form::secret},
    CommandOption{"psql", "-c", Form::sql},
    CommandOption{"psql", "--command", Form::sql},
    CommandOption{"redis-cli", "-a", Form::secret},
    CommandOption{"sh", "-c", Form::command},
    CommandOption{"sqlcmd", "-P", Form::secret},
    CommandOption{"sqlcmd", "-Q", Form::sql},
    CommandOption{"ssh", "", Form::command},
    CommandOption{"sshpass", "-p", Form::secret},
    CommandOption{"su", "-c", Form::command},
    CommandOption{"svn", "--password", Form::secret},
    CommandOption{"wget", "--http-password", Form::secret},
    CommandOption{"wget", "--header", Form::header},
    CommandOption{"wget", "--post-data", Form::form},
    CommandOption{"zsh", "-c", Form::command},
};

constexpr std::array kWords = {
    CommandWord{"aws", "set", 2, true},        CommandWord{"git", "config", 2, true},
    CommandWord{"npm", "set", 2, true},        CommandWord{"pnpm", "set", 2, true},
    CommandWord{"rabbitmqctl", "add_user", 2}, CommandWord{"rabbitmqctl", "change_password", 2},
    CommandWord{"vault", "login", 1},          CommandWord{"yarn", "set", 2, true},
};

constexpr std::array<std::string_view, 16> kWrappers = {"sudo",    "env",   "exec",     "time", "nohup", "command",
                                                        "export",  "then",  "do",       "else", "if",    "while",
                                                        "declare", "local", "readonly", "!"};

bool is_of(const CommandOption& known, std::string_view program, std::string_view subcommand) {
  const std::size_t space = known.command.find(' ');
  if (space == std::string_view::npos) return known.command.empty() || known.command == program;
  return known.command.substr(0, space) == program && known.command.substr(space + 1) == subcommand;
}

}  // namespace

const CommandOption* find_option(std::string_view program, std::string_view subcommand, std::string_view option) {
  const auto* known = std::find_if(kOptions.begin(), kOptions.end(), [&](const CommandOption& each) {
    return each.option == option && is_of(each, program, subcommand);
  });
  return known == kOptions.end() ? nullptr : &*known;
}

const CommandWord* find_word(std::string_view program, std::string_view word) {
  const auto* known = std::find_if(kWords.begin(), kWords.end(), [&](const CommandWord& each) {
    return each.command == program && each.word == word;
  });
  return known == kWords.end() ? nullptr : &*known;
}

bool is_known_program(std::string_view program) {
  return std::any_of(kOptions.begin(), kOptions.end(), [&](const CommandOption& each) {
    return !each.command.empty() && each.command.substr(0, each.command.find(' ')) == program;
  });
}

bool is_wrapper(std::string_view word) {
  return std::find(kWrappers.begin(), kWrappers.end(), word) != kWrappers.end();
}

bool is_no_value_option(std::string_view option) {
  constexpr std::array<std::string_view, 6> kEnds = {"-stdin", "-file", "-env", "-prompt", "-path", "-from"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return option.size() > end.size() && option.substr(option.size() - end.size()) == end;
  });
}

}  // namespace keyref::literals
