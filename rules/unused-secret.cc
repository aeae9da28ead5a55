#include <algorithm>
#include <set>

#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

struct Uses {
  std::set<std::pair<std::string, std::string>> names;  ///< secret and namespace, which may be empty
  std::set<std::string> hashed;                         ///< names to which kustomize appends a hash
  bool all_known = true;
};

/// What runs here, and what is promoted to here next.
Uses uses_in(const Joined& fleet, EnvironmentId id) {
  Uses uses;
  uses.all_known = !fleet.unread.contains(id);
  for (const JoinedDocument& document : fleet.documents) {
    if (!document.own.contains(id) && document.next != id) continue;
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
  return uses;
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

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const auto& inventory : fleet.fleet.inventories) {
    if (!inventory || !fleet.fleet.selected.contains(inventory->environment)) continue;
    const SourceFile& file = fleet.sources[inventory->file];
    if (!file.inside_root || !file.reported) continue;
    const Uses uses = uses_in(fleet, inventory->environment);
    if (!uses.all_known) continue;  // what stayed open may be any of them
    for (const Inventory::Section& section : inventory->sections) {
      for (const Secret& secret : section.secrets) {
        if (secret.planned || secret.type == "kubernetes.io/service-account-token" || is_used(uses, secret)) continue;
        Finding finding;
        finding.place = secret.place;
        finding.environments = EnvironmentSet::of(inventory->environment);
        finding.service = section.service;
        finding.secret = secret.name;
        finding.message = "nothing uses secret `" + secret.name + "` " + in_environments(fleet, finding.environments);
        finding.help = "delete it in the cluster and here, if nothing outside this repository uses it";
        finding.address = section.service + '\n' + secret.name;
        findings.push_back(std::move(finding));
      }
    }
  }
}

}  // namespace

constinit const Rule kUnusedSecret = {"unused-secret", Severity::warning,
                                      "An inventory lists a secret that nothing references", check};

}  // namespace keyref
