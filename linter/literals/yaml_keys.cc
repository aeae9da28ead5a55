#include "linter/literals/yaml_keys.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "linter/base/text.h"

namespace keyref::literals {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_reference_key(std::string_view key) {
  return is_one_of(
      key, {"valueFrom", "secretKeyRef", "configMapKeyRef", "secretRef", "configMapRef", "fieldRef", "remoteRef",
            "dataFrom", "encryptedData", "secretStoreRef", "sops", "matchLabels", "selector"});
}

bool holds_commands(std::string_view key) {
  // Ansible names its modules with where they come from.
  constexpr std::string_view kAnsible = "ansible.builtin.";
  if (key.starts_with(kAnsible)) key.remove_prefix(kAnsible.size());
  return is_one_of(key, {"command", "commands", "cmd", "cmds", "args", "entrypoint", "run", "script", "scripts",
                         "shell", "bash", "before_script", "after_script", "before_install", "install", "test",
                         "postCreateCommand", "postStartCommand"});
}

bool holds_variables(std::string_view key) {
  const std::string lower = to_lower(key);
  const std::string_view words = lower;
  if (words.find('.') != std::string_view::npos) return false;  // a file
  return words.ends_with("env") || words.ends_with("envs") || words.ends_with("envvars") ||
         words.ends_with("env_vars") || words.ends_with("environment") ||
         is_one_of(words, {"variables", "environmentvariables", "environment_variables"});
}

bool is_generic_key(std::string_view key) {
  return is_one_of(key, {"value", "default", "defaultValue", "content", "data"});
}

bool is_public_part(std::string_view key) {
  return is_one_of(key, {"username", "user", "tls.crt", "ca.crt", "ca.pem"});
}

}  // namespace keyref::literals
