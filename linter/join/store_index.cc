#include "linter/join/store_index.h"

#include "linter/model/store_names.h"

namespace keyref {

void StoreIndex::add(EnvironmentId environment, Store store, const Secret& secret) {
  stores_[environment][store].entries[compared_name(store, secret.name)].push_back(&secret);
}

/// Those of one name in several namespaces need not agree.
void StoreIndex::add_provider(EnvironmentId environment, const std::string& object, std::optional<Store> store) {
  const auto [known, added] = providers_[environment].try_emplace(object, store);
  if (!added && known->second != store) known->second.reset();
}

std::optional<Store> StoreIndex::provider(EnvironmentId environment, const std::string& object) const {
  const auto known = providers_[environment].find(object);
  return known == providers_[environment].end() ? std::nullopt : known->second;
}

const StoreIndex::Section& StoreIndex::section(EnvironmentId environment, Store store) const {
  static const Section kNone{};
  const auto found = stores_[environment].find(store);
  return found == stores_[environment].end() ? kNone : found->second;
}

bool StoreIndex::is_listed(EnvironmentId environment, Store store) const { return section(environment, store).listed; }

const StoreIndex::Entries& StoreIndex::entries(EnvironmentId environment, Store store) const {
  return section(environment, store).entries;
}

std::vector<const Secret*> StoreIndex::find(EnvironmentId environment, Store store, const std::string& name) const {
  const Entries& all = entries(environment, store);
  const auto found = all.find(compared_name(store, name));
  return found == all.end() ? std::vector<const Secret*>() : found->second;
}

}  // namespace keyref
