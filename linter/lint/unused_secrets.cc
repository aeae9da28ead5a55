#include "linter/lint/unused_secrets.h"

#include <set>
#include <string>
#include <utility>

namespace keyref {
namespace {

struct Uses {
  std::set<std::pair<std::string, std::string>> names;  ///< secret and namespace, which may be empty
  std::set<std::string> hashed;                         ///< names to which kustomize appends a hash
  bool all_known = true;
};

void add(const Joined& fleet, const JoinedDocument& document, EnvironmentId id, Uses& uses) {
  const Document& facts = *document.document;
  for (std::size_t i = 0; i < facts.references.size(); ++i) {
    const Reference& reference = facts.references[i];
    if (!is_made_in(reference, id)) continue;
    if (reference.secret.is_hashed_in(id)) uses.hashed.insert(reference.secret.in(id));
    if (const auto name = expand_for(fleet.fleet, reference.secret, id)) {
      uses.names.emplace(*name, reference.name_space.empty() ? facts.name_space.in(id) : reference.name_space);
    } else if (fleet.answer(document, i, id).presence == Presence::unknown) {
      uses.all_known = false;
    }
  }
  for (const std::string& name : facts.mentions) uses.names.emplace(name, std::string());
  for (const InvalidReference& invalid : facts.invalid_references) {
    for (const std::string& name : invalid.mentions) uses.names.emplace(name, std::string());
  }
}

/// A name as the cluster has it, without the hash that kustomize appends.
std::string without_hash(const std::string& name) {
  constexpr std::size_t kLength = 11;
  const bool hash = name.size() > kLength && name[name.size() - kLength] == '-' &&
                    name.find_first_not_of("2456789bcdfghkmt", name.size() - kLength + 1) == std::string::npos;
  return hash ? name.substr(0, name.size() - kLength) : name;
}

bool is_used(const Uses& uses, const Secret& secret) {
  for (auto use = uses.names.lower_bound({secret.name, {}}); use != uses.names.end() && use->first == secret.name;
       ++use) {
    if (!namespaces_differ(secret.namespaces, use->second)) return true;
  }
  return uses.hashed.contains(without_hash(secret.name));
}

}  // namespace

std::optional<std::vector<UnusedSecret>> unused_secrets(const Joined& fleet, const Inventory& inventory,
                                                        FunctionRef<bool(const JoinedDocument&)> runs) {
  Uses uses;
  if (fleet.unread.contains(inventory.environment)) return std::nullopt;
  for (const JoinedDocument& document : fleet.documents) {
    if (runs(document)) add(fleet, document, inventory.environment, uses);
  }
  if (!uses.all_known) return std::nullopt;
  std::vector<UnusedSecret> unused;
  for (const Inventory::Section& section : inventory.sections) {
    for (const Secret& secret : section.secrets) {
      const bool others = secret.planned || secret.type == "kubernetes.io/service-account-token";
      if (!others && !is_used(uses, secret)) unused.push_back({&secret, section.service});
    }
  }
  return unused;
}

}  // namespace keyref
