#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/told_inventories.h"
#include "linter/model/store_names.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// Where it is not known which namespace each is in, or which of them is made, they are no twins.
bool same_namespace(const Secret& a, const Secret& b) {
  if (a.undecided || b.undecided) return false;
  return std::none_of(b.namespaces.begin(), b.namespaces.end(),
                      [&](const std::string& each) { return namespaces_differ(a.namespaces, each); }) ||
         std::any_of(b.namespaces.begin(), b.namespaces.end(),
                     [&](const std::string& each) { return !namespaces_differ(a.namespaces, each); });
}

/// Folders of Terraform are applied each for itself, maybe to other clusters; within one, a variable has one value.
/// What a pipeline fills into other files may differ from file to file.
bool are_apart(const Joined& fleet, const Secret& a, const Secret& b) {
  const std::vector<FileId>& terraform = fleet.fleet.terraform;
  const auto is_terraform = [&](FileId file) { return std::binary_search(terraform.begin(), terraform.end(), file); };
  if (!is_terraform(a.place.file) || !is_terraform(b.place.file)) return has_placeholder(a.name);
  return folder_of(fleet.sources[a.place.file].path) != folder_of(fleet.sources[b.place.file].path);
}

/// Inventory entries and objects of the tree are each compared with their own kind: both together are one secret that
/// is well described.
const SecretEntry* earlier_twin(const Joined& fleet, const std::vector<SecretEntry>& entries, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    const bool same_place = entries[i].secret->place == entries[at].secret->place;
    const bool shared = entries[i].secret->shared || entries[at].secret->shared;
    if (entries[i].declared == entries[at].declared && !same_place && !shared &&
        same_namespace(*entries[i].secret, *entries[at].secret) &&
        !are_apart(fleet, *entries[i].secret, *entries[at].secret)) {
      return &entries[i];
    }
  }
  return nullptr;
}

void check_stores(const Inventory& inventory, std::vector<Finding>& findings) {
  for (const auto& [store, secrets] : inventory.stores) {
    std::map<std::string, const Secret*> first;
    for (const Secret& secret : secrets) {
      const auto [known, added] = first.try_emplace(compared_name(store, secret.name), &secret);
      if (added) continue;
      Finding finding;
      finding.place = secret.place;
      finding.environments = EnvironmentSet::of(inventory.environment);
      finding.secret = secret.name;
      finding.message = std::string(secret_of(store)) + " `" + secret.name + "` is listed twice in this inventory";
      finding.help = "a store has one secret of a name: keep one";
      finding.related.push_back({known->second->place, "the other one"});
      finding.address = std::string(word_of(store)) + '\n' + secret.name;
      findings.push_back(std::move(finding));
    }
  }
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Inventory* inventory : told_inventories(fleet)) check_stores(*inventory, findings);
  for (const EnvironmentId id : fleet.fleet.selected.members()) {
    for (const auto& [name, entries] : fleet.secrets.all(id)) {
      for (std::size_t i = 1; i < entries.size(); ++i) {
        const SecretEntry* twin = earlier_twin(fleet, entries, i);
        const SourceFile& file = fleet.sources[entries[i].secret->place.file];
        if (twin == nullptr || !file.reported || !file.inside_root) continue;
        Finding finding;
        finding.place = entries[i].secret->place;
        finding.environments = EnvironmentSet::of(id);
        finding.service = entries[i].section;
        finding.secret = name.substr(name.rfind('\n') + 1);  // a computed one stands behind its scope
        finding.message = "secret `" + finding.secret + "` is " +
                          (entries[i].declared ? "declared by another object too" : "listed twice in this inventory");
        finding.help = "in one namespace there is one secret of a name: keep one, or name the namespaces";
        finding.related.push_back({twin->secret->place, "the other one"});
        finding.address = std::string(entries[i].section) + '\n' + std::string(name);
        findings.push_back(std::move(finding));
      }
    }
  }
}

}  // namespace

constinit const Rule kDuplicateSecret = {"duplicate-secret", Severity::warning,
                                         "One secret is listed or declared twice", check};

}  // namespace keyref
