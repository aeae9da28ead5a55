#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// Where it is not known which namespace each is in, how it is called, or which of them is made, they are no twins.
bool same_namespace(const Secret& a, const Secret& b) {
  if (a.undecided || b.undecided || has_placeholder(a.name)) return false;
  return std::none_of(b.namespaces.begin(), b.namespaces.end(),
                      [&](const std::string& each) { return namespaces_differ(a.namespaces, each); }) ||
         std::any_of(b.namespaces.begin(), b.namespaces.end(),
                     [&](const std::string& each) { return !namespaces_differ(a.namespaces, each); });
}

/// Inventory entries and objects of the tree are each compared with their own kind: both together are one secret that
/// is well described.
const SecretEntry* earlier_twin(const std::vector<SecretEntry>& entries, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    const bool same_place = entries[i].secret->place == entries[at].secret->place;
    const bool shared = entries[i].secret->shared || entries[at].secret->shared;
    if (entries[i].declared == entries[at].declared && !same_place && !shared &&
        same_namespace(*entries[i].secret, *entries[at].secret)) {
      return &entries[i];
    }
  }
  return nullptr;
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const EnvironmentId id : fleet.fleet.selected.members()) {
    for (const auto& [name, entries] : fleet.secrets.all(id)) {
      for (std::size_t i = 1; i < entries.size(); ++i) {
        const SecretEntry* twin = earlier_twin(entries, i);
        const SourceFile& file = fleet.sources[entries[i].secret->place.file];
        if (twin == nullptr || !file.reported || !file.inside_root) continue;
        Finding finding;
        finding.place = entries[i].secret->place;
        finding.environments = EnvironmentSet::of(id);
        finding.service = entries[i].section;
        finding.secret = name;
        finding.message = entries[i].declared ? "secret `" + name + "` is declared by another object too"
                                              : "secret `" + name + "` is listed twice in this inventory";
        finding.help = "in one namespace there is one secret of a name: keep one, or name the namespaces";
        finding.related.push_back({twin->secret->place, "the other one"});
        finding.address = std::string(entries[i].section) + '\n' + name;
        findings.push_back(std::move(finding));
      }
    }
  }
}

}  // namespace

constinit const Rule kDuplicateSecret = {"duplicate-secret", Severity::warning,
                                         "One secret is listed or declared twice", check};

}  // namespace keyref
