#include <set>
#include <string>

#include "linter/join/store_answers.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// Other environments whose answer is that the name, or the key, is there.
EnvironmentSet where_it_is(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& missing) {
  const EnvironmentSet others = EnvironmentSet::first(fleet.environments().size()).without(missing);
  if (reference.key) return where(fleet, reference, others, {Cause::present});
  return where(fleet, reference, others, {Cause::present, Cause::missing_key, Cause::unknown_keys});
}

/// What is there in all of the environments.
template <typename Names>
std::set<std::string> in_all(const EnvironmentSet& environments, Names names_in) {
  std::set<std::string> common;
  bool first = true;
  for (const EnvironmentId environment : environments.members()) {
    const std::set<std::string> here = names_in(environment);
    if (first) common = here;
    std::erase_if(common, [&](const std::string& name) { return !here.contains(name); });
    first = false;
  }
  return common;
}

std::string suggest_store_secret(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& missing) {
  const auto names_in = [&](EnvironmentId environment) {
    std::set<std::string> names;
    for (const auto& [compared, secrets] : fleet.stores.entries(environment, *store_of(fleet, reference, environment)))
      names.insert(secrets.front()->name);
    return names;
  };
  return suggest_name(common_name(fleet, reference.secret, missing), in_all(missing, names_in));
}

std::string suggest_store_key(const Joined& fleet, const StoreReference& reference, const EnvironmentSet& missing) {
  const auto keys_in = [&](EnvironmentId environment) {
    const auto name = expand_for(fleet.fleet, reference.secret, environment);
    const auto keys =
        keys_of(fleet.stores.find(environment, *store_of(fleet, reference, environment), name.value_or(std::string())));
    return std::set<std::string>(keys.begin(), keys.end());
  };
  return suggest_name(common_name(fleet, *reference.key, missing), in_all(missing, keys_in));
}

Finding finding_of(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference,
                   const EnvironmentSet& missing) {
  Finding finding = document_finding(document, reference.secret.place, reference.only, {}, {});
  finding.environments = missing;
  finding.same_everywhere = false;
  finding.secret = common_name(fleet, reference.secret, missing);
  const Store store = *store_of(fleet, reference, missing.members().front());
  finding.address += '\n' + std::string(word_of(store)) + '\n' + reference.secret.value;
  if (reference.secret.origin) finding.related.push_back({*reference.secret.origin, "its value comes from here"});
  finding.message = std::string(secret_of(store)) + " " + quote(fleet, reference.secret, missing);
  return finding;
}

void tell_secret(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference,
                 const EnvironmentSet& missing, std::vector<Finding>& findings) {
  if (missing.empty()) return;
  Finding finding = finding_of(fleet, document, reference, missing);
  const EnvironmentSet found = where_it_is(fleet, reference, missing);
  finding.message += " does not exist " + in_environments(fleet, missing) +
                     (found.empty() ? std::string() : "; it exists " + in_environments(fleet, found));
  finding.suggestion = suggest_store_secret(fleet, reference, missing);
  finding.help = "create it there and list it under `stores` of the inventory, or correct the name";
  findings.push_back(std::move(finding));
}

void tell_key(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference,
              const EnvironmentSet& missing, std::vector<Finding>& findings) {
  if (missing.empty()) return;
  Finding finding = finding_of(fleet, document, reference, missing);
  finding.place = reference.key->place;
  finding.key = common_name(fleet, *reference.key, missing);
  finding.address += '\n' + finding.key;
  const EnvironmentSet found = where_it_is(fleet, reference, missing);
  finding.message += " has no key " + quote(fleet, *reference.key, missing) + " " + in_environments(fleet, missing) +
                     (found.empty() ? std::string() : "; it has it " + in_environments(fleet, found));
  finding.suggestion = suggest_store_key(fleet, reference, missing);
  finding.help = "add the key to the secret and to the inventory, or ask for one that exists";
  findings.push_back(std::move(finding));
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for_each_store_reference(fleet, [&](const JoinedDocument& document, const StoreReference& reference,
                                      const EnvironmentSet& environments) {
    tell_secret(fleet, document, reference, where(fleet, reference, environments, {Cause::missing_secret}), findings);
    if (reference.key)
      tell_key(fleet, document, reference, where(fleet, reference, environments, {Cause::missing_key}), findings);
  });
}

}  // namespace

constinit const Rule kMissingStoreSecret = {"missing-store-secret", Severity::error,
                                            "A name or key that Jenkins, AWS, GitHub Actions or SST does not have",
                                            check};

}  // namespace keyref
