#include "linter/join/secret_index.h"

#include <algorithm>

namespace keyref {

void SecretIndex::add(EnvironmentId environment, SecretEntry entry) {
  by_name_[environment][entry.secret->name].push_back(entry);
  by_section_[environment][entry.section].push_back(entry);
}

const std::vector<SecretEntry>& SecretIndex::find_in(const Entries& entries, std::string_view word) {
  static const std::vector<SecretEntry> kNone;
  const auto found = entries.find(word);
  return found == entries.end() ? kNone : found->second;
}

const std::vector<SecretEntry>& SecretIndex::find(EnvironmentId environment, std::string_view name) const {
  return find_in(by_name_[environment], name);
}

const std::vector<SecretEntry>& SecretIndex::of_section(EnvironmentId environment, std::string_view section) const {
  return find_in(by_section_[environment], section);
}

const Secret& SecretIndex::keep(Secret secret) { return expanded_.emplace_back(std::move(secret)); }

bool namespaces_differ(const std::vector<std::string>& a, std::string_view b) {
  return !a.empty() && !b.empty() && std::find(a.begin(), a.end(), b) == a.end();
}

}  // namespace keyref
