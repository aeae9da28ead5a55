#include <algorithm>
#include <unordered_set>
#include <utility>

#include "linter/join/any_environment.h"
#include "linter/join/store_answers.h"
#include "linter/join/store_code.h"
#include "linter/lint/uses.h"
#include "linter/model/names.h"
#include "linter/model/store_names.h"

namespace keyref {
namespace {

/// The reference in one environment.
struct Asked {
  std::optional<Store> store;
  std::optional<std::string> secret;
  std::optional<std::string> key;
};

Asked asked_in(const Joined& fleet, const StoreReference& reference, AnyEnvironment environment) {
  Asked asked;
  if (environment)
    asked.store = store_of(fleet, reference, *environment);
  else if (reference.asks.empty())
    asked.store = reference.store;
  asked.secret = name_in(fleet, reference.secret, environment);
  if (reference.key) asked.key = name_in(fleet, *reference.key, environment);
  return asked;
}

bool equal(std::optional<Store> store, const std::string& a, const std::string& b) {
  return store ? compared_name(*store, a) == compared_name(*store, b) : a == b;
}

/// Does something that takes all of a secret take the key? A slash may stand in names, too: so only one that is listed.
bool has_key(const Joined& fleet, const Asked& asked, AnyEnvironment environment, const std::string& key) {
  if (!environment || !asked.store || !is_secret_key(key)) return false;
  const auto secrets = fleet.stores.find(*environment, *asked.store, *asked.secret);
  return !secrets.empty() && find_key(secrets, key) == Presence::present;
}

bool is_wanted(const Joined& fleet, const StoreReference& reference, const Asked& asked, AnyEnvironment environment,
               const std::string& wanted) {
  if (!asked.secret) return false;
  if (equal(asked.store, *asked.secret, wanted)) return true;
  if (!wanted.starts_with(*asked.secret + '/')) return false;
  const std::string key = wanted.substr(asked.secret->size() + 1);
  return reference.key ? asked.key == key : has_key(fleet, asked, environment, key);
}

/// A pipeline gets it when it runs, and a controller watches what an object of its asks for.
Pickup pickup_of(const StoreReference& reference) {
  if (!reference.asks.empty()) return Pickup::controller;
  const bool of_pipeline = reference.store == Store::jenkins || reference.store == Store::github_actions;
  return of_pipeline ? Pickup::next_run : Pickup::unknown;
}

/// The only Secret that an object makes.
std::string made_by(const Joined& fleet, const Document& document, AnyEnvironment environment) {
  if (document.declares.size() != 1) return {};
  const std::string& name = document.declares.front().name;
  if (!environment) return is_secret_name(name) ? name : std::string();
  return expand_for(fleet.fleet, name, *environment).value_or(std::string());
}

/// To the use of the same place that says the same, or as one of its own.
void add(SecretUse use, AnyEnvironment environment, std::vector<SecretUse>& uses) {
  const auto same = std::find_if(uses.begin(), uses.end(), [&](const SecretUse& each) {
    return each.place == use.place && each.asked == use.asked && each.key == use.key && each.service == use.service;
  });
  SecretUse& known = same == uses.end() ? uses.emplace_back(std::move(use)) : *same;
  if (environment) known.environments.insert(*environment);
}

}  // namespace

std::vector<SecretUse> store_uses_of(const Joined& fleet, const std::string& wanted) {
  const std::unordered_set<FileId> code = code_with_stores(fleet.fleet);
  std::vector<SecretUse> uses;
  for_each_store_reference(
      fleet, [&](const JoinedDocument& document, const StoreReference& reference, const EnvironmentSet& environments) {
        for (const AnyEnvironment environment : any_of(fleet, environments)) {
          const Asked asked = asked_in(fleet, reference, environment);
          if (!is_wanted(fleet, reference, asked, environment, wanted)) continue;
          SecretUse use;
          use.place = reference.secret.place;
          use.asked = AskedStore{asked.store, *asked.secret, made_by(fleet, *document.document, environment),
                                 code.contains(use.place.file)};
          use.service = document.service;
          use.key = asked.key.value_or(std::string());
          use.pickup = pickup_of(reference);
          add(std::move(use), environment, uses);
        }
      });
  sort_by_place(uses, fleet.sources);
  return uses;
}

}  // namespace keyref
