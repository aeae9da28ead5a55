#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace keyref {

/// What has to follow a sensitive word.
enum class Follower {
  value,     ///< one that is given to the name that the word is part of
  argument,  ///< a quoted text among the arguments of a call: the word is a function that takes secrets
  nothing,   ///< the word alone is enough
  option,    ///< an option of a command that takes a password or a user with one
  read,      ///< it reads the environment: for a parser of code
  setting,   ///< a call: one of settings where its first argument is a variable's name in quotes
  call,      ///< a call that takes secrets or describes the environment: for a parser of code, with its arguments
  whole,     ///< a parser of code has to see the whole file
  allow,     ///< an allow may stand behind it
  import,    ///< a file's name in quotes: another file of code
};

struct PrefilterWord {
  std::string_view text;  ///< in lower case, found in any
  Follower follower;
};

/// What names of secrets are made of, and what takes secrets. Words that others hold (`passwd` has `pass`) are not
/// named again.
inline constexpr std::array<PrefilterWord, 81> kPrefilterWords = {{
    {"kind: secret", Follower::nothing},
    {"kind\": \"secret", Follower::nothing},
    {"kind\":\"secret", Follower::nothing},
    {"stringdata", Follower::nothing},
    {"secretgenerator", Follower::nothing},
    {"pass", Follower::value},
    {"pwd", Follower::value},
    {"secret", Follower::value},
    {"token", Follower::value},
    {"key", Follower::value},
    {"auth", Follower::value},
    {"cred", Follower::value},
    {"mnemonic", Follower::value},
    {"seed", Follower::value},
    {"phrase", Follower::value},
    {"salt", Follower::value},
    {"pin", Follower::value},
    {"bearer", Follower::value},
    {"psk", Follower::value},
    {"pepper", Follower::value},
    {"signer", Follower::value},
    {"process.env", Follower::read},
    {"import.meta.env", Follower::read},
    {"os.environ", Follower::read},
    {"getenv(", Follower::read},
    {"lookupenv(", Follower::read},
    {".get(", Follower::setting},
    {".get<", Follower::setting},
    {".getorthrow", Follower::call},
    {"jsonwebtoken", Follower::read},
    {"joi.object", Follower::call},
    {"z.object", Follower::call},
    {"cleanenv(", Follower::call},
    {"createenv(", Follower::call},
    {"session(", Follower::call},
    {"cookiesession(", Follower::call},
    {"expresssession(", Follower::call},
    {"convict(", Follower::call},
    {"jwtmodule.register", Follower::call},
    {"super({", Follower::call},
    {"createtransport(", Follower::call},
    {"secretvalue.", Follower::call},
    {"sst.secret(", Follower::call},
    {"sst.linkable(", Follower::call},
    {"getsecretvalue", Follower::call},
    {"get_secret_value(", Follower::call},
    {"getparameter", Follower::call},
    {"get_parameter", Follower::call},
    {"plainto", Follower::whole},
    {"keyref:", Follower::allow},
    {"from '", Follower::import},
    {"from \"", Follower::import},
    {"import '", Follower::import},
    {"import \"", Follower::import},
    {"require('", Follower::import},
    {"import('", Follower::import},
    {"accounts: [", Follower::argument},
    {"identified by", Follower::argument},
    {".sign(", Follower::argument},
    {".verify(", Follower::argument},
    {"hmac(", Follower::argument},
    {"wallet(", Follower::argument},
    {"toaccount(", Follower::argument},
    {"cipheriv(", Follower::argument},
    {"cookieparser(", Follower::argument},
    {"signjwt(", Follower::argument},
    {"jwtverify(", Follower::argument},
    {"scrypt(", Follower::argument},
    {"scryptsync(", Follower::argument},
    {"pbkdf2(", Follower::argument},
    {"pbkdf2sync(", Follower::argument},
    {"cryptojs.", Follower::argument},
    {"sequelize(", Follower::argument},
    {"frommnemonic(", Follower::argument},
    {"fromphrase(", Follower::argument},
    {"textencoder().encode(", Follower::argument},
    {"curl ", Follower::option},
    {"mysql", Follower::option},
    {" login ", Follower::option},
    {"mongo", Follower::option},
    {"redis-cli", Follower::option},
}};

/// All that one pass looks for: first the literals of token_formats(), in their order, then these.
struct PrefilterLiteral {
  std::string_view text;
  bool ignore_case = false;
};
std::vector<PrefilterLiteral> prefilter_literals();

inline constexpr std::string_view kPrivateKeyBegin = "-----BEGIN";
inline constexpr std::string_view kUrlSeparator = "://";

}  // namespace keyref
