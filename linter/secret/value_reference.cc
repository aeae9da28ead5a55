#include <array>
#include <cstddef>

#include "linter/base/placeholder.h"
#include "linter/secret/characters.h"
#include "linter/secret/value_tests.h"

namespace keyref {
namespace {

/// What stands before the place of a value in a store, or before text that only a key opens.
constexpr auto kPrefixes = std::to_array<std::string_view>({
    "vault:",
    "vault://",
    "ref+",
    "op://",
    "secretref:",
    "ENC[",
    "ENC(",
    "arn:",
    "!Ref",
    "!Sub",
    "!GetAtt",
    "Fn::",
    "awssm://",
    "gcpsm://",
    "sm://",
    "ssm:",
    "secretsmanager:",
    "akv://",
    "keyvault://",
    "azurekeyvault://",
    "berglas://",
    "secret://",
    "secrets://",
    "keychain:",
    "doppler://",
    "bws://",
    "env:",
    "env://",
    "file:",
    "file://",
    "k8s:",
    "@Microsoft.KeyVault(",
    "projects/",
    "AQICAH",
    "-----BEGIN PGP MESSAGE",
    "-----BEGIN AGE ENCRYPTED",
    "age-encryption.org/",
    "$ANSIBLE_VAULT",
    "sops:",
    "((",
    "data:",
    "env.",
    "secrets.",
    "process.env",
    "import.meta.env",
    "os.environ",
    "os.getenv",
    "System.getenv",
    "getenv(",
    "env(",
    "config(",
    "config.",
    "configService.",
    "vars.",
    "inputs.",
    "params.",
    "parameters.",
    "credentials(",
    "$env:",
    "$__file{",
    "$__env{",
    "$__vault{",
    "$_GET[",
    "$_POST[",
    "$_REQUEST[",
    "$_ENV[",
    "$_SERVER[",
    "%env(",
    "id=",
});

/// Of Terraform, and of other languages where they name a value by its way.
constexpr auto kRoots = std::to_array<std::string_view>({
    "var",
    "local",
    "data",
    "module",
    "random_password",
    "random_id",
    "random_string",
    "each",
    "this",
    "self",
    "aws_secretsmanager_secret_version",
    "aws_ssm_parameter",
    "tls_private_key",
    "google_secret_manager_secret_version",
});

/// They may stand anywhere: no password holds them by chance.
constexpr auto kOpenings = std::to_array<std::string_view>({"${", "$(", "{{", "<%=", "{%", "#{", "[[", "%(", "{$"});

bool is_word(char c) { return is_alphanumeric(c) || c == '_'; }

bool is_way(std::string_view value) {
  const std::size_t dot = value.find('.');
  if (dot == std::string_view::npos || !contains(kRoots, value.substr(0, dot))) return false;
  return all(value,
             [](char c) { return is_word(c) || std::string_view(".[]*\"'-").find(c) != std::string_view::npos; });
}

/// A variable that is all of the value: `$NAME`, `%NAME%`, `__NAME__`, `@NAME@`, `#NAME#`.
bool is_variable(std::string_view value) {
  if (value.size() > 1 && value.front() == '$' && !is_digit(value[1])) {
    std::string_view name = value.substr(value[1] == '$' ? 2 : 1);
    while (name.ends_with('|')) name.remove_suffix(1);  // of a script's `s|NAME=.*|NAME=$name|`
    if (name.empty()) return false;
    const bool dashes = name.find('-') != std::string_view::npos;
    const bool way =
        all(name, [](char c) { return is_word(c) || std::string_view("-.:/").find(c) != std::string_view::npos; });
    return way && std::string_view("-.:/").find(name.front()) == std::string_view::npos &&
           !(dashes && any(name, is_digit));
  }
  const bool hashes = value.size() > 2 && value.front() == '#' && value.back() == '#';
  if (hashes && all(value.substr(1, value.size() - 2), is_word)) return true;
  const bool framed = value.starts_with("__") || value.front() == '%' || value.front() == '@';
  return framed && has_placeholder(value) && without_placeholders(value).empty();
}

/// A tag of YAML: `!Select`, `!env_var NAME`.
bool is_tag(std::string_view value) {
  if (!value.starts_with('!')) return false;
  return all(value.substr(1, value.find(' ') - 1), [](char c) { return is_letter(c) || c == '_'; });
}

}  // namespace

bool is_reference(std::string_view value) {
  if (value.empty()) return false;
  if (is_tag(value)) return true;
  if (any(kOpenings, [&](std::string_view opening) { return value.find(opening) != std::string_view::npos; }))
    return true;
  if (any(kPrefixes, [&](std::string_view prefix) { return value.starts_with(prefix); })) return true;
  return is_variable(value) || is_way(value);
}

}  // namespace keyref
