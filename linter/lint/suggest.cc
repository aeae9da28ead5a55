#include "linter/lint/suggest.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "linter/base/edit_distance.h"
#include "linter/base/text.h"
#include "linter/lint/reference_finding.h"

namespace keyref {
namespace {

bool is_separator(char c) { return c == '-' || c == '_' || c == '.'; }

/// Are they equal without case and `-_.`, which people mix up most?
bool same_letters(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;; ++i, ++j) {
    while (i < a.size() && is_separator(a[i])) ++i;
    while (j < b.size() && is_separator(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (to_lower(a[i]) != to_lower(b[j])) return false;
  }
}

bool is_near(std::string_view candidate, std::string_view written) {
  const std::size_t limit = written.size() / 3;
  return same_letters(candidate, written) || edit_distance(candidate, written, limit) <= limit;
}

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

struct Candidate {
  std::size_t environments = 0;  ///< in how many of the finding's it is there
  bool holds_key = false;
  bool own = false;  ///< of the service's own section
};

/// The names that are valid at one place, in all of some environments.
class CandidateFinder {
 public:
  CandidateFinder(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                  const std::string& secret, const std::string& key)
      : fleet_(fleet), document_(document), reference_(reference), secret_(secret), key_(key) {}

  /// The near ones, and the service's own that hold the key.
  std::map<std::string, Candidate> find(const EnvironmentSet& environments) {
    for (const EnvironmentId environment : environments.members()) {
      counted_.clear();
      name_space_ = name_space_of(fleet_.fleet, document_, reference_, environment);
      add_section(environment, {});
      for (const std::string& section : document_.owned) add_section(environment, section);
    }
    return std::move(candidates_);
  }

 private:
  void add_section(EnvironmentId environment, const std::string& section) {
    for (const SecretEntry& entry : fleet_.secrets.of_section(environment, section)) {
      const Secret& secret = *entry.secret;
      if (!secret.exists) continue;
      const bool own = !section.empty();
      const bool holds_key = !key_.empty() && secret.keys.find(key_) == Presence::present;
      if ((!(own && holds_key) && !is_near(secret.name)) || namespaces_differ(secret.namespaces, name_space_)) continue;
      Candidate& candidate = candidates_[secret.name];
      candidate.own |= own;
      candidate.holds_key |= holds_key;
      if (counted_.insert(secret.name).second) ++candidate.environments;
    }
  }

  bool is_near(const std::string& name) {
    const auto [at, added] = near_.try_emplace(name);
    if (added) at->second = keyref::is_near(name, secret_);
    return at->second;
  }

  const Joined& fleet_;
  const JoinedDocument& document_;
  const Reference& reference_;
  const std::string& secret_;
  const std::string& key_;
  std::string name_space_;  ///< in the environment that is being looked at
  std::map<std::string, Candidate> candidates_;
  std::set<std::string> counted_;                    ///< likewise
  std::unordered_map<std::string_view, bool> near_;  ///< environments mostly hold the same names
};

/// The one secret of the service's own that holds the key, where there is only one.
std::string only_holder(const std::map<std::string, Candidate>& candidates) {
  std::string holder;
  for (const auto& [name, candidate] : candidates) {
    if (!candidate.own || !candidate.holds_key) continue;
    if (!holder.empty()) return {};
    holder = name;
  }
  return holder;
}

}  // namespace

std::string suggest_secret(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                           const EnvironmentSet& environments) {
  const std::string written = common_name(fleet, reference.secret, environments);
  const std::string key = reference.key ? common_name(fleet, *reference.key, environments) : std::string();
  const auto candidates = CandidateFinder(fleet, document, reference, written, key).find(environments);
  const std::string holder = only_holder(candidates);
  // Smaller is better: everywhere the finding holds, holding the key, equal but for case and dashes, sharing the
  // service's prefix, used nowhere, near.
  using Rank = std::tuple<std::size_t, bool, bool, std::size_t, bool, std::size_t>;
  std::string best;
  Rank best_rank;
  for (const auto& [name, candidate] : candidates) {
    if (name == written || (name != holder && !is_near(name, written))) continue;
    const Rank rank{environments.count() - candidate.environments,
                    !candidate.holds_key,
                    !same_letters(name, written),
                    written.size() - std::min(written.size(), shared_prefix(name, document.service)),
                    fleet.referenced.contains(name),
                    edit_distance(name, written, written.size() + name.size())};
    if (best.empty() || rank < best_rank) {
      best = name;
      best_rank = rank;
    }
  }
  return best;
}

std::string suggest_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& environments) {
  std::map<std::string, std::size_t> candidates;  // with the number of environments
  for (const EnvironmentId environment : environments.members()) {
    for (const std::string& key : keys_of(secrets_of(fleet.fleet, fleet.secrets, document, reference, environment)))
      ++candidates[key];
  }
  const std::string written = common_name(fleet, *reference.key, environments);
  std::string best;
  std::tuple<std::size_t, bool, std::size_t> best_rank;
  for (const auto& [key, count] : candidates) {
    if (!is_near(key, written)) continue;
    const std::tuple rank{environments.count() - std::min(count, environments.count()), !same_letters(key, written),
                          edit_distance(key, written, written.size() + key.size())};
    if (best.empty() || rank < best_rank) {
      best = key;
      best_rank = rank;
    }
  }
  return best;
}

std::string only_secret(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& environments) {
  const std::string& written = reference.secret.value;
  const std::string key = reference.key ? reference.key->value : std::string();
  const auto candidates = CandidateFinder(fleet, document, reference, written, key).find(environments);
  const std::string holder = only_holder(candidates);
  std::string only;
  for (const auto& [name, candidate] : candidates) {
    const bool near = is_near(name, written);
    if (!near && name != holder) continue;
    if (!near || !only.empty()) return {};
    only = name;
  }
  return only;
}

std::string only_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                     const EnvironmentSet& environments) {
  std::set<std::string> near;
  for (const EnvironmentId environment : environments.members()) {
    for (std::string& key : keys_of(secrets_of(fleet.fleet, fleet.secrets, document, reference, environment))) {
      if (is_near(key, reference.key->value)) near.insert(std::move(key));
    }
  }
  return near.size() == 1 ? *near.begin() : std::string();
}

std::string suggest_name(const std::string& written, const std::set<std::string>& candidates) {
  std::string best;
  std::pair<bool, std::size_t> best_rank;
  for (const std::string& name : candidates) {
    if (!is_near(name, written)) continue;
    const std::pair rank{!same_letters(name, written), edit_distance(name, written, written.size() + name.size())};
    if (best.empty() || rank < best_rank) {
      best = name;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace keyref
