#include "linter/join/store_answers.h"

#include <algorithm>

#include "linter/base/text.h"
#include "linter/join/environments.h"

namespace keyref {
namespace {

bool is_in_word(char c) { return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9'); }

/// It ends with letters that AWS chose, and may be another account's.
bool is_arn(std::string_view name) { return name.starts_with("arn:"); }

void index_inventory(const Inventory& inventory, StoreIndex& index) {
  for (const auto& [store, secrets] : inventory.stores) {
    index.list(inventory.environment, store);
    for (const Secret& secret : secrets) index.add(inventory.environment, store, secret);
  }
}

void index_declaration(const Fleet& fleet, const StoreDeclaration& declared, EnvironmentId environment,
                       StoreIndex& index) {
  auto name = expand_for(fleet, declared.secret.name, environment);
  if (!name) return index.computed(environment, declared.store).add(declared.secret);
  if (*name == declared.secret.name) return index.add(environment, declared.store, declared.secret);
  Secret expanded = declared.secret;
  expanded.name = std::move(*name);
  index.add(environment, declared.store, index.keep(std::move(expanded)));
}

}  // namespace

EnvironmentSet named_in(const Fleet& fleet, std::string_view name) {
  EnvironmentSet found;
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = begin;
    while (end < name.size() && is_in_word(name[end])) ++end;
    const auto named = find_environment(fleet.configuration, name.substr(begin, end - begin));
    if (named) found.insert(*named);
    begin = end + 1;
  }
  return found;
}

StoreIndex index_stores(const Fleet& fleet, const std::vector<JoinedDocument>& documents) {
  StoreIndex index(fleet.configuration.environments.size());
  for (const auto& inventory : fleet.inventories) {
    if (inventory) index_inventory(*inventory, index);
  }
  for (const JoinedDocument& document : documents) {
    const Document& object = *document.document;
    const bool provider = object.kind.ends_with("SecretStore");
    for (const EnvironmentId environment : document.own.members()) {
      if (provider) index.add_provider(environment, object.kind + '/' + object.name, object.store);
      for (const StoreDeclaration& declared : object.declares_in_stores)
        if (is_made_in(declared.secret, environment)) index_declaration(fleet, declared, environment, index);
    }
  }
  return index;
}

EnvironmentSet environments_of(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference) {
  const EnvironmentSet here = document.made_in(reference.only);
  if (reference.environment) {
    const auto named = find_environment(fleet.fleet.configuration, *reference.environment);
    return named ? EnvironmentSet::of(*named) & fleet.fleet.selected : here;
  }
  EnvironmentSet asked;
  for (const EnvironmentId id : here.members()) {
    const EnvironmentSet named = named_in(fleet.fleet, reference.secret.in(id)) & document.own;
    if (named.empty() || named.contains(id)) asked.insert(id);
  }
  return asked;
}

std::optional<Store> store_of(const Joined& fleet, const StoreReference& reference, EnvironmentId environment) {
  return reference.asks.empty() ? reference.store : fleet.stores.provider(environment, reference.asks);
}

bool is_to_be_checked(const Joined& fleet, const StoreReference& reference, EnvironmentId environment) {
  const auto store = store_of(fleet, reference, environment);
  return store && fleet.stores.is_listed_anywhere(*store);
}

Answer answer_store_reference(const Joined& fleet, const StoreReference& reference, EnvironmentId environment) {
  if (!fleet.fleet.inventories[environment]) return {Presence::unknown, Cause::no_inventory};
  if (reference.environment && !find_environment(fleet.fleet.configuration, *reference.environment))
    return {Presence::unknown, Cause::computed_name};
  const auto name = expand_for(fleet.fleet, reference.secret, environment);
  const auto store = store_of(fleet, reference, environment);
  if (!name || !store || is_arn(*name)) return {Presence::unknown, Cause::computed_name};
  const std::vector<const Secret*> found = fleet.stores.find(environment, *store, *name);
  if (found.empty()) {
    if (!fleet.stores.is_listed(environment, *store)) return {Presence::unknown, Cause::unlisted_store};
    if (fleet.stores.computed(environment, *store).find(*name, {}) != nullptr)
      return {Presence::unknown, Cause::computed_declaration};
    return {Presence::absent, Cause::missing_secret};
  }
  if (!reference.key) return {Presence::present, Cause::present};
  const auto key = expand_for(fleet.fleet, *reference.key, environment);
  if (!key) return {Presence::unknown, Cause::computed_key};
  switch (find_key(found, *key)) {
    case Presence::present:
      return {Presence::present, Cause::present};
    case Presence::absent:
      return {Presence::absent, Cause::missing_key};
    case Presence::unknown:
      break;
  }
  return {Presence::unknown, Cause::unknown_keys};
}

EnvironmentSet where(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& environments,
                     std::initializer_list<Cause> causes) {
  EnvironmentSet found;
  for (const EnvironmentId environment : environments.members()) {
    const Cause cause = answer_store_reference(fleet, reference, environment).cause;
    if (std::find(causes.begin(), causes.end(), cause) != causes.end()) found.insert(environment);
  }
  return found;
}

namespace {

bool is_in_report(const Joined& fleet, const StoreReference& reference) {
  const auto any = [&](const Name& name) {
    return fleet.sources[name.place.file].reported || (name.origin && fleet.sources[name.origin->file].reported);
  };
  return any(reference.secret) || (reference.key && any(*reference.key));
}

}  // namespace

void for_each_store_reference(
    const Joined& fleet, FunctionRef<void(const JoinedDocument&, const StoreReference&, const EnvironmentSet&)> visit) {
  for (const JoinedDocument& document : fleet.documents) {
    for (const StoreReference& reference : document.document->store_references) {
      const EnvironmentSet environments = environments_of(fleet, document, reference);
      const bool selected = !environments.empty() || fleet.environments().empty();
      if (selected && is_in_report(fleet, reference)) visit(document, reference, environments);
    }
  }
}

}  // namespace keyref
