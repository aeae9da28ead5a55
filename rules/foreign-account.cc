#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "linter/base/text.h"
#include "linter/lint/literal_finding.h"
#include "linter/secret/vendor_accounts.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// The environments that run in an account.
EnvironmentSet opened_by(const Joined& fleet, const std::string& account) {
  EnvironmentSet opened;
  for (EnvironmentId id = 0; id < fleet.environments().size(); ++id) {
    if (fleet.environments()[id].account == account) opened.insert(id);
  }
  return opened;
}

/// An environment that names no account may use any.
EnvironmentSet with_account(const Joined& fleet, const EnvironmentSet& environments) {
  EnvironmentSet named;
  for (const EnvironmentId id : environments.members()) {
    if (!fleet.environments()[id].account.empty()) named.insert(id);
  }
  return named;
}

bool is_shared(const Joined& fleet, const std::string& account) {
  const std::vector<std::string>& shared = fleet.fleet.configuration.shared_accounts;
  return std::find(shared.begin(), shared.end(), account) != shared.end();
}

std::string whose(const Joined& fleet, const EnvironmentSet& opened) {
  return opened.empty() ? ", which keyref.yaml names for no environment"
                        : ", which is that of " + enumerate(fleet.names_of(opened));
}

void check_key(const Joined& fleet, const Literal& literal, std::vector<Finding>& findings) {
  const EnvironmentSet opened = opened_by(fleet, literal.account);
  const EnvironmentSet foreign = with_account(fleet, fleet.environments_of(literal.place.file)).without(opened);
  if (foreign.empty()) return;
  Finding finding = literal_finding(fleet, literal);
  finding.environments = foreign;
  finding.same_everywhere = false;
  finding.message = "this key opens account " + literal.account + whose(fleet, opened) + ", and stands in a file of " +
                    enumerate(fleet.names_of(foreign));
  finding.help = "use a key of the environment's own account; revoke this one, since it is in the repository";
  findings.push_back(std::move(finding));
}

/// Documents by the file in which their names stand, in the order of their places.
class Documents {
 public:
  explicit Documents(const Joined& fleet) : fleet_(fleet) {
    for (const JoinedDocument& document : fleet.documents) {
      const Place& place = document.document->place;
      files_[place.file][place.span.begin] = files_[place.file][place.span.begin] | document.own;
    }
  }

  /// Those of the document that a place is in; of the file, where it holds none.
  EnvironmentSet environments_at(const Place& place) const {
    const auto file = files_.find(place.file);
    if (file == files_.end()) return fleet_.own_environments_of(place.file);
    auto next = file->second.upper_bound(place.span.begin);
    if (next != file->second.begin()) --next;
    return next->second;
  }

 private:
  const Joined& fleet_;
  std::unordered_map<FileId, std::map<std::uint32_t, EnvironmentSet>> files_;
};

std::string subject_of(const AccountUse& use) {
  switch (use.form) {
    case AccountUse::Form::arn:
      return "this ARN is of account ";
    case AccountUse::Form::registry:
      return "this registry is of account ";
    default:
      return "this is the id of account ";
  }
}

/// What is for several environments may name the account of one of them, from which the others fetch: told is only what
/// none of them uses.
void check_use(const Joined& fleet, const AccountUse& use, const EnvironmentSet& own, std::vector<Finding>& findings) {
  const EnvironmentSet opened = opened_by(fleet, use.account);
  const EnvironmentSet foreign = with_account(fleet, own & fleet.fleet.selected);
  if (foreign.empty() || !(own & opened).empty()) return;
  Finding finding;
  finding.place = use.place;
  finding.account = use.account;
  finding.lowered = opened.empty() ? 2 : 0;
  finding.environments = foreign;
  finding.address = use.account;
  finding.message = subject_of(use) + "`" + use.account + "`" + whose(fleet, opened) + ", and stands in a file of " +
                    enumerate(fleet.names_of(foreign));
  finding.help =
      "use the environment's own account, or say in keyref.yaml that all may use this one: `accounts: {shared: […]}`";
  findings.push_back(std::move(finding));
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Literal& literal : fleet.fleet.literals) {
    if (!literal.account.empty() && fleet.sources[literal.place.file].reported && !is_shared(fleet, literal.account))
      check_key(fleet, literal, findings);
  }
  if (fleet.fleet.accounts.empty()) return;
  const Documents documents(fleet);
  std::set<std::pair<FileId, std::string>> unknown;  // an account that nobody declared is told once in a file
  for (const AccountUse& use : fleet.fleet.accounts) {
    if (!fleet.sources[use.place.file].reported || is_shared(fleet, use.account)) continue;
    const bool declared = !opened_by(fleet, use.account).empty();
    if (!declared && (is_vendor_account(use.account) || !unknown.emplace(use.place.file, use.account).second)) continue;
    check_use(fleet, use, documents.environments_at(use.place), findings);
  }
}

}  // namespace

constinit const Rule kForeignAccount = {"foreign-account", Severity::error,
                                        "An account of the cloud that the file's environment does not use", check};

}  // namespace keyref
