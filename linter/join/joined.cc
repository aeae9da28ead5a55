#include "linter/join/joined.h"

#include <algorithm>

#include "linter/base/parallel.h"
#include "linter/base/placeholder.h"
#include "linter/join/environments.h"
#include "linter/join/service_environments.h"
#include "linter/join/services.h"
#include "linter/join/store_answers.h"
#include "linter/join/store_code.h"
#include "linter/join/wiring.h"

namespace keyref {
namespace {

/// The entries of one name, sorted by what they are to a reference.
struct Candidates {
  std::vector<const Secret*> usable;
  bool foreign = false;
  bool elsewhere = false;  ///< the service's own or a global one, but in another namespace
};

Candidates candidates_for(const std::vector<SecretEntry>& entries, const JoinedDocument& document,
                          std::string_view name_space) {
  Candidates candidates;
  for (const SecretEntry& entry : entries) {
    if (!entry.section.empty() && !std::binary_search(document.owned.begin(), document.owned.end(), entry.section)) {
      candidates.foreign = true;
    } else if (namespaces_differ(entry.secret->namespaces, name_space)) {
      candidates.elsewhere |= entry.secret->exists;
    } else {
      candidates.usable.push_back(entry.secret);
    }
  }
  // Keys that a controller would add make no secret.
  if (std::none_of(candidates.usable.begin(), candidates.usable.end(), [](const Secret* each) { return each->exists; }))
    candidates.usable.clear();
  return candidates;
}

/// A name that stays computed, or gets a hash, is alike within the chart or overlays that make it, and nowhere else.
std::string computed_name(const Document& document, const std::string& written) {
  return document.scope + '\n' + written;
}

/// What the index calls a secret.
std::string index_name(const Fleet& fleet, const Document& document, const std::string& written, bool hashed,
                       EnvironmentId environment) {
  const auto name = hashed ? std::nullopt : expand_for(fleet, written, environment);
  return name.value_or(computed_name(document, written));
}

Candidates candidates_of(const Fleet& fleet, const SecretIndex& secrets, const JoinedDocument& document,
                         const Reference& reference, EnvironmentId environment) {
  const std::string name = index_name(fleet, *document.document, reference.secret.in(environment),
                                      reference.secret.is_hashed_in(environment), environment);
  return candidates_for(secrets.find(environment, name), document,
                        name_space_of(fleet, document, reference, environment));
}

void index_inventories(const Fleet& fleet, SecretIndex& index) {
  for (const auto& inventory : fleet.inventories) {
    if (inventory) index.add(*inventory);
  }
}

void index_declarations(const Fleet& fleet, const std::vector<JoinedDocument>& documents, SecretIndex& index) {
  for (const JoinedDocument& document : documents) {
    for (const Secret& secret : document.document->declares) {
      for (const EnvironmentId environment : document.own.members()) {
        if (!is_made_in(secret, environment)) continue;
        const std::string name = index_name(fleet, *document.document, secret.name, secret.hashed, environment);
        if (!secret.hashed && !expand_for(fleet, secret.name, environment)) index.computed(environment).add(secret);
        if (name == secret.name) {
          index.add_declared(environment, secret);
        } else {
          Secret expanded = secret;
          expanded.name = name;
          index.add_declared(environment, index.keep(std::move(expanded)));
        }
      }
    }
  }
}

}  // namespace

std::optional<std::string> expand_for(const Fleet& fleet, std::string_view text, EnvironmentId environment) {
  return expand_placeholders(text, fleet.configuration.environments[environment].variables);
}

Presence find_key(const std::vector<const Secret*>& secrets, const std::string& key) {
  Presence found = Presence::absent;
  for (const Secret* secret : secrets) {
    const Presence here = secret->keys.find(key);
    if (here == Presence::present) return here;
    if (here == Presence::unknown) found = here;
  }
  return found;
}

Answer answer_reference(const Fleet& fleet, const SecretIndex& secrets, const JoinedDocument& document,
                        const Reference& reference, EnvironmentId environment) {
  if (!is_made_in(reference, environment)) return {Presence::unknown, Cause::not_made};
  if (!fleet.inventories[environment]) return {Presence::unknown, Cause::no_inventory};
  const auto name = expand_for(fleet, reference.secret, environment);
  const Candidates candidates = candidates_of(fleet, secrets, document, reference, environment);
  if (candidates.usable.empty()) {
    if (!name) return {Presence::unknown, Cause::computed_name};
    if (candidates.elsewhere) return {Presence::absent, Cause::other_namespace};
    if (candidates.foreign) return {Presence::absent, Cause::foreign};
    const bool may_be_declared =
        secrets.computed(environment).find(*name, name_space_of(fleet, document, reference, environment)) != nullptr;
    if (may_be_declared) return {Presence::unknown, Cause::computed_declaration};
    return {Presence::absent, Cause::missing_secret};
  }
  if (!reference.key) return {Presence::present, Cause::present};
  const auto key = expand_for(fleet, *reference.key, environment);
  if (!key) return {Presence::unknown, Cause::computed_key};
  switch (find_key(candidates.usable, *key)) {
    case Presence::present:
      return {Presence::present, Cause::present};
    case Presence::absent:
      // Two names that both stay computed need not become the same.
      if (!name) return {Presence::unknown, Cause::computed_name};
      return {Presence::absent, Cause::missing_key};
    case Presence::unknown:
      return {Presence::unknown, Cause::unknown_keys};
  }
  return {};
}

std::string name_space_of(const Fleet& fleet, const JoinedDocument& document, const Reference& reference,
                          EnvironmentId environment) {
  const std::string& written =
      reference.name_space.empty() ? document.document->name_space.in(environment) : reference.name_space;
  return written.empty() ? written : expand_for(fleet, written, environment).value_or(std::string());
}

std::vector<const Secret*> secrets_of(const Fleet& fleet, const SecretIndex& secrets, const JoinedDocument& document,
                                      const Reference& reference, EnvironmentId environment) {
  return candidates_of(fleet, secrets, document, reference, environment).usable;
}

std::vector<std::string> keys_of(const std::vector<const Secret*>& secrets) {
  std::vector<std::string> keys;
  for (const Secret* secret : secrets) keys.insert(keys.end(), secret->keys.names.begin(), secret->keys.names.end());
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

EnvironmentSet Joined::where(const JoinedDocument& document, std::size_t reference,
                             std::initializer_list<Cause> causes) const {
  EnvironmentSet found;
  for (const EnvironmentId environment : document.environments.members()) {
    const Cause cause = answer(document, reference, environment).cause;
    if (std::find(causes.begin(), causes.end(), cause) != causes.end()) found.insert(environment);
  }
  return found;
}

void Joined::for_each_reference(FunctionRef<void(const JoinedDocument&, std::size_t, const Reference&)> visit) const {
  for (const JoinedDocument& document : documents) {
    for (std::size_t i = 0; i < document.document->references.size(); ++i) {
      if (is_reported(document, document.document->references[i])) visit(document, i, document.document->references[i]);
    }
  }
}

bool Joined::is_reported(const JoinedDocument& document, const Reference& reference) const {
  const auto any = [&](const Name& name) {
    return is_reported(document, name.place, reference.only) ||
           (name.origin && is_reported(document, *name.origin, reference.only));
  };
  return any(reference.secret) || (reference.key && any(*reference.key));
}

EnvironmentSet Joined::own_environments_of(FileId file) const {
  const auto found = file_environments.find(file);
  return found == file_environments.end() ? EnvironmentSet() : found->second;
}

std::vector<std::string> Joined::names_of(const EnvironmentSet& set) const {
  std::vector<std::string> names;
  for (const EnvironmentId id : set.members()) names.push_back(environments()[id].name);
  return names;
}

namespace {

void find_next_environments(std::vector<JoinedDocument>& documents, std::size_t environments) {
  const ServiceEnvironments services(documents);
  for (JoinedDocument& document : documents) {
    if (document.own.empty()) continue;
    const EnvironmentId next = document.own.members().back() + 1;
    if (next < environments && !services.of(document).contains(next)) document.next = next;
  }
}

std::unordered_set<std::string> referenced_names(const Fleet& fleet, const std::vector<JoinedDocument>& documents) {
  std::unordered_set<std::string> names;
  for (const JoinedDocument& document : documents) {
    for (const Reference& reference : document.document->references) {
      if (reference.secret.variants.empty() && !has_placeholder(reference.secret.value)) {
        names.insert(reference.secret.value);
        continue;
      }
      for (const EnvironmentId environment : document.own.members()) {
        if (auto name = expand_for(fleet, reference.secret, environment)) names.insert(std::move(*name));
      }
    }
  }
  return names;
}

}  // namespace

Joined join(const Fleet& fleet, const Sources& sources, unsigned jobs) {
  constexpr std::size_t kFew = 64;  // documents, which take less time than a thread to start
  if (fleet.documents.size() < kFew) jobs = 1;
  const std::size_t environments = fleet.configuration.environments.size();
  Joined joined{fleet,
                sources,
                SecretIndex(environments),
                StoreIndex(environments),
                std::vector<JoinedDocument>(fleet.documents.size()),
                {},
                {},
                {},
                {}};
  const EnvironmentFinder environment_finder(fleet, sources);
  const ServiceFinder service_finder(fleet, sources);
  parallel_for(fleet.documents.size(), jobs, [&](std::size_t i) {
    JoinedDocument& document = joined.documents[i];
    document.document = &fleet.documents[i];
    document.own = environment_finder.of(fleet.documents[i]);
    document.environments = document.own & fleet.selected;
    service_finder.describe(document);
  });
  joined.referenced = referenced_names(fleet, joined.documents);
  find_next_environments(joined.documents, environments);
  for (const Problem& problem : fleet.problems)
    joined.unread = joined.unread | environment_finder.of_file(problem.place.file);
  const auto find_environments = [&](FileId file) {
    const auto [at, added] = joined.file_environments.try_emplace(file);
    if (added) at->second = environment_finder.of_file(file);
  };
  for (const Literal& literal : fleet.literals) find_environments(literal.place.file);
  for (const AccountUse& use : fleet.accounts) find_environments(use.place.file);
  index_inventories(fleet, joined.secrets);
  index_declarations(fleet, joined.documents, joined.secrets);
  joined.stores = index_stores(fleet, joined.documents);
  parallel_for(joined.documents.size(), jobs, [&](std::size_t i) {
    JoinedDocument& document = joined.documents[i];
    document.answers.reserve(document.document->references.size() * environments);
    for (const Reference& reference : document.document->references) {
      for (EnvironmentId id = 0; id < environments; ++id) {
        document.answers.push_back(answer_reference(fleet, joined.secrets, document, reference, id));
      }
    }
  });
  joined.services = wire(joined);
  place_code(joined);
  return joined;
}

}  // namespace keyref
