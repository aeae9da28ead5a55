#include "linter/lint/suggest.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "linter/base/edit_distance.h"
#include "linter/base/text.h"

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

bool is_usable(const JoinedDocument& document, const SecretEntry& entry) {
  return (entry.section.empty() || std::binary_search(document.owned.begin(), document.owned.end(), entry.section)) &&
         !namespaces_differ(entry.secret->namespaces, document.document->name_space);
}

struct Candidate {
  std::size_t environments = 0;  ///< in how many of the finding's it is there
  bool holds_key = false;
  bool own = false;  ///< of the service's own section
};

/// The near ones, and the service's own that hold the key.
std::map<std::string, Candidate> secrets_for(const Joined& fleet, const JoinedDocument& document,
                                             const Reference& reference, const EnvironmentSet& environments) {
  std::map<std::string, Candidate> candidates;
  for (const EnvironmentId environment : environments.members()) {
    for (const auto& [name, entries] : fleet.secrets.all(environment)) {
      const bool near = is_near(name, reference.secret.value);
      bool counted = false;
      for (const SecretEntry& entry : entries) {
        if ((!near && entry.section.empty()) || !is_usable(document, entry)) continue;
        const bool holds_key = reference.key && entry.secret->keys.find(reference.key->value) == Presence::present;
        if (!near && !holds_key) continue;
        Candidate& candidate = candidates[name];
        candidate.holds_key |= holds_key;
        candidate.own |= !entry.section.empty();
        candidate.environments += counted ? 0U : 1U;
        counted = true;
      }
    }
  }
  return candidates;
}

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

bool is_referenced(const JoinedDocument& document, const std::string& secret) {
  return std::any_of(document.document->references.begin(), document.document->references.end(),
                     [&](const Reference& reference) { return reference.secret.value == secret; });
}

}  // namespace

std::string suggest_secret(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                           const EnvironmentSet& environments) {
  const auto candidates = secrets_for(fleet, document, reference, environments);
  const std::string& written = reference.secret.value;
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
                    is_referenced(document, name),
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
  const std::string& written = reference.key->value;
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

}  // namespace keyref
