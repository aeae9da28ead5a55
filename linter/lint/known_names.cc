#include "linter/lint/known_names.h"

#include <utility>

#include "linter/join/any_environment.h"
#include "linter/lint/uses.h"
#include "linter/model/names.h"

namespace keyref {

std::set<std::string> known_secrets(const Joined& fleet) {
  std::set<std::string> names(fleet.referenced.begin(), fleet.referenced.end());
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    for (const auto& [name, entries] : fleet.secrets.all(id)) names.emplace(name);
  }
  for (const JoinedDocument& document : fleet.documents) {
    for (const Secret& secret : document.document->declares) names.insert(secret.name);
  }
  std::erase_if(names, [](const std::string& name) { return !is_secret_name(name); });  // what stays computed
  return names;
}

std::set<std::string> known_store_secrets(const Joined& fleet) {
  std::set<std::string> names;
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    for (const Store store : kStores) {
      for (const auto& [name, secrets] : fleet.stores.entries(id, store)) names.insert(secrets.front()->name);
    }
  }
  for (const JoinedDocument& document : fleet.documents) {
    for (const StoreReference& reference : document.document->store_references) {
      for (const AnyEnvironment environment : environments_of(fleet, document)) {
        if (auto name = name_in(fleet, reference.secret, environment)) names.insert(std::move(*name));
      }
    }
  }
  return names;
}

std::set<std::string> built_names(const Joined& fleet, const std::string& written) {
  std::set<std::string> names;
  for (const JoinedDocument& document : fleet.documents) {
    for (const Reference& reference : document.document->references) {
      if (reference.secret.written != written) continue;
      for (const AnyEnvironment environment : environments_of(fleet, document)) {
        if (auto name = name_in(fleet, reference.secret, environment)) names.insert(std::move(*name));
      }
    }
  }
  return names;
}

std::set<std::string> known_keys(const Joined& fleet, const std::string& secret) {
  std::set<std::string> keys;
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    for (const SecretEntry& entry : fleet.secrets.find(id, secret))
      keys.insert(entry.secret->keys.names.begin(), entry.secret->keys.names.end());
  }
  for (const SecretUse& use : uses_of(fleet, {secret, std::nullopt})) keys.insert(use.key);
  keys.erase(std::string());
  return keys;
}

}  // namespace keyref
