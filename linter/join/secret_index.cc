#include "linter/join/secret_index.h"

#include <algorithm>

namespace keyref {

void SecretIndex::add(EnvironmentId environment, SecretEntry entry) {
  by_name_[environment][entry.secret->name].push_back(entry);
}

const std::vector<SecretEntry>& SecretIndex::find(EnvironmentId environment, const std::string& name) const {
  static const std::vector<SecretEntry> kNone;
  const auto found = by_name_[environment].find(name);
  return found == by_name_[environment].end() ? kNone : found->second;
}

const Secret& SecretIndex::keep(Secret secret) { return expanded_.emplace_back(std::move(secret)); }

bool namespaces_differ(const std::vector<std::string>& a, std::string_view b) {
  return !a.empty() && !b.empty() && std::find(a.begin(), a.end(), b) == a.end();
}

}  // namespace keyref
