#include "linter/lint/uses.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "linter/join/any_environment.h"

namespace keyref {
namespace {

void insert(EnvironmentSet& set, AnyEnvironment environment) {
  if (environment) set.insert(*environment);
}

void merge(const Workload& workload, std::vector<Workload>& workloads) {
  const auto at = std::find_if(workloads.begin(), workloads.end(), [&](const Workload& each) {
    return std::tie(each.kind, each.name, each.name_space) ==
           std::tie(workload.kind, workload.name, workload.name_space);
  });
  if (at == workloads.end()) return workloads.push_back(workload);
  at->environments = at->environments | workload.environments;
}

/// The uses of one document.
class DocumentUses {
 public:
  DocumentUses(const Joined& fleet, const JoinedDocument& document, const SecretKey& wanted, const Secret* entry)
      : fleet_(fleet),
        document_(document),
        wanted_(wanted),
        entry_(entry),
        environments_(environments_of(fleet, document)) {}

  bool find() {
    for (std::size_t i = 0; i < references().size(); ++i) {
      for (const AnyEnvironment environment : environments_) add(i, environment);
    }
    return !uses_.empty();
  }

  /// Finds the code of the document's service that reads what its containers get.
  void follow(const WiredService& service) {
    for_each_code_use(fleet_, service, document_, wanted_.key,
                      [&](const Origin& origin, const Text& variable, AnyEnvironment environment) {
                        add_code(origin, variable, environment);
                      });
  }

  std::vector<SecretUse> take() {
    std::vector<SecretUse> uses;
    for (auto& [origin, use] : uses_) uses.push_back(std::move(use));
    return uses;
  }

 private:
  const std::vector<Reference>& references() const { return document_.document->references; }

  void add(std::size_t index, AnyEnvironment environment) {
    const Reference& reference = references()[index];
    if (!is_made(reference, environment) || name_in(fleet_, reference.secret, environment) != wanted_.secret) return;
    if (entry_ != nullptr && !finds_entry(reference, environment)) return;
    std::string key = wanted_.key.value_or("");
    if (reference.key) {
      const auto named = name_in(fleet_, *reference.key, environment);
      if (wanted_.key && named != wanted_.key) return;
      key = named.value_or(written_in(*reference.key, environment));
    } else if (wanted_.key && find_key(fleet_, document_, reference, key, environment) == Presence::absent) {
      return;
    }
    const auto [at, added] = uses_.try_emplace({index, key});
    if (added) at->second = make_use(index, key);
    insert(at->second.environments, environment);
    add_workload(reference, environment, at->second);
  }

  bool finds_entry(const Reference& reference, AnyEnvironment environment) const {
    if (!environment) return false;
    const auto found = secrets_of(fleet_.fleet, fleet_.secrets, document_, reference, *environment);
    return std::find(found.begin(), found.end(), entry_) != found.end();
  }

  void add_workload(const Reference& reference, AnyEnvironment environment, SecretUse& use) const {
    const Document& document = *document_.document;
    if (!document.workload) return;
    const Name& made = document.deployed_name;
    const std::string& name = made.value.empty() ? document.name : written_in(made, environment);
    Workload workload{document.kind, name_of_object(name, environment), name_space_of_pod(reference, environment), {}};
    insert(workload.environments, environment);
    merge(workload, use.workloads);
  }

  /// Where its object does not say it, it is the secret's: a pod gets none of another namespace.
  std::string name_space_of_pod(const Reference& reference, AnyEnvironment environment) const {
    std::string said = name_in(fleet_, document_.document->name_space, environment).value_or(std::string());
    if (!said.empty() || !environment) return said;
    std::set<std::string> namespaces;
    for (const Secret* secret : secrets_of(fleet_.fleet, fleet_.secrets, document_, reference, *environment))
      namespaces.insert(secret->namespaces.begin(), secret->namespaces.end());
    return namespaces.size() == 1 ? *namespaces.begin() : std::string();
  }

  /// With its placeholders filled in where that is known.
  std::string name_of_object(const std::string& name, AnyEnvironment environment) const {
    return (environment ? expand_for(fleet_.fleet, name, *environment) : std::nullopt).value_or(name);
  }

  SecretUse make_use(std::size_t index, const std::string& key) const {
    const Reference& reference = references()[index];
    SecretUse use;
    use.place = reference.secret.place;
    use.kind = reference.kind;
    use.service = document_.service;
    if (document_.document->workload) use.workload = document_.document->name;
    use.container = reference.container;
    use.variable = reference.variable;
    use.key = key;
    use.pickup = pickup_of(document_.document->workload ? document_.document->kind : std::string(), reference);
    if (reference.kind == ReferenceKind::env_from && !key.empty()) use.variable = prefix_of(index) + key;
    return use;
  }

  std::string prefix_of(std::size_t index) const {
    for (const Container& container : document_.document->containers) {
      for (const EnvFrom& from : container.env_from) {
        if (from.reference == index) return from.prefix;
      }
    }
    return {};
  }

  void add_code(const Origin& origin, const Text& variable, AnyEnvironment environment) {
    const bool takes_all = !references()[origin.reference].key && !wanted_.key;
    const auto use = uses_.find({origin.reference, takes_all ? std::string() : origin.key});
    if (use == uses_.end() || (environment && !use->second.environments.contains(*environment))) return;
    CodeUse code{variable.place, variable.value, origin.key, {}};
    insert(code.environments, environment);
    merge(code, use->second.code);
  }

  const Joined& fleet_;
  const JoinedDocument& document_;
  const SecretKey& wanted_;
  const Secret* entry_;
  std::vector<AnyEnvironment> environments_;
  std::map<Origin, SecretUse> uses_;  ///< those of all keys have none in their origin
};

/// What several overlays make of one place is one use.
void merge(SecretUse use, std::vector<SecretUse>& uses) {
  const auto address_of = [](const SecretUse& each) {
    return std::tie(each.place, each.kind, each.service, each.workload, each.container, each.variable, each.key,
                    each.pickup);
  };
  const auto at = std::find_if(uses.begin(), uses.end(),
                               [&](const SecretUse& each) { return address_of(each) == address_of(use); });
  if (at == uses.end()) return uses.push_back(std::move(use));
  at->environments = at->environments | use.environments;
  for (const Workload& each : use.workloads) merge(each, at->workloads);
  for (const CodeUse& each : use.code) merge(each, at->code);
}

}  // namespace

std::vector<SecretUse> uses_of(const Joined& fleet, const SecretKey& wanted, const Secret* entry) {
  std::vector<SecretUse> uses;
  for (std::size_t i = 0; i < fleet.documents.size(); ++i) {
    DocumentUses found(fleet, fleet.documents[i], wanted, entry);
    if (!found.find()) continue;
    for (const WiredService& service : fleet.services) {
      const auto& workloads = service.workloads;
      if (std::find(workloads.begin(), workloads.end(), i) != workloads.end()) found.follow(service);
    }
    for (SecretUse& use : found.take()) merge(std::move(use), uses);
  }
  for (SecretUse& use : uses) sort_by_place(use.code, fleet.sources);
  sort_by_place(uses, fleet.sources);
  return uses;
}

std::vector<Workload> restarts_of(const std::vector<SecretUse>& uses) {
  std::vector<Workload> workloads;
  for (const SecretUse& use : uses) {
    if (use.pickup != Pickup::restart) continue;
    for (const Workload& each : use.workloads) merge(each, workloads);
  }
  return workloads;
}

}  // namespace keyref
