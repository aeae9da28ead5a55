#include "linter/join/secret_index.h"

#include <algorithm>

namespace keyref {

void SecretIndex::add(const Inventory& inventory) {
  Entries& by_name = by_name_[inventory.environment];
  std::size_t count = by_name.size();
  for (const Inventory::Section& section : inventory.sections) count += section.secrets.size();
  by_name.reserve(count);
  for (const Inventory::Section& section : inventory.sections) {
    std::vector<SecretEntry>& of_section = by_section_[inventory.environment][section.service];
    for (const Secret& secret : section.secrets) {
      const SecretEntry entry{&secret, section.service, false};
      by_name[secret.name].push_back(entry);
      of_section.push_back(entry);
    }
  }
}

void SecretIndex::add_declared(EnvironmentId environment, const Secret& secret) {
  const SecretEntry entry{&secret, {}, true};
  by_name_[environment][secret.name].push_back(entry);
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
