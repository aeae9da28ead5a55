#include "linter/cli/tree_secrets.h"

#include <algorithm>
#include <map>
#include <utility>

#include "linter/model/names.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

void add(std::vector<std::string>& names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

bool is_shown(std::string_view name) { return is_secret_name(name) && !looks_like_value(name); }

}  // namespace

Dump secrets_of_tree(const Joined& fleet, EnvironmentId environment) {
  Dump dump;
  std::map<std::pair<std::string, std::string>, DumpedSecret> found;
  for (const auto& [name, entries] : fleet.secrets.all(environment)) {
    for (const SecretEntry& entry : entries) {
      if (!entry.declared) continue;
      ++dump.objects;
      const Secret& declared = *entry.secret;
      if (!is_shown(name) || declared.hashed || declared.undecided || !declared.exists) {
        ++dump.computed;
        continue;
      }
      std::vector<std::string> namespaces = declared.namespaces;
      std::erase_if(namespaces, [](const std::string& each) { return !is_shown(each); });
      if (namespaces.empty()) namespaces.emplace_back();
      for (const std::string& name_space : namespaces) {
        DumpedSecret& dumped =
            found.try_emplace({std::string(name), name_space}, DumpedSecret{declared, {}}).first->second;
        dumped.secret.name = name;
        dumped.secret.namespaces.clear();
        if (!name_space.empty()) dumped.secret.namespaces.push_back(name_space);
        dumped.secret.keys.known = dumped.secret.keys.known && declared.keys.known;
        add(dumped.secret.keys.names, declared.keys.names);
      }
    }
  }
  for (auto& [where, dumped] : found) dump.secrets.push_back(std::move(dumped));
  return dump;
}

}  // namespace keyref
