#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/join/computed_names.h"
#include "linter/model/fleet.h"

namespace keyref {

/// A secret as one environment has it.
struct SecretEntry {
  const Secret* secret = nullptr;
  std::string_view section;  ///< the service whose section lists it; empty: global or declared by the tree
  bool declared = false;     ///< by an object of the tree
};

/// The secrets of every environment, by name. They last longer than it.
class SecretIndex {
 public:
  explicit SecretIndex(std::size_t environments)
      : by_name_(environments), by_section_(environments), computed_(environments) {}

  /// What an inventory lists.
  void add(const Inventory& inventory);
  /// What an object of the tree declares.
  void add_declared(EnvironmentId environment, const Secret& secret);
  const std::vector<SecretEntry>& find(EnvironmentId environment, std::string_view name) const;
  using Entries = std::unordered_map<std::string_view, std::vector<SecretEntry>>;
  const Entries& all(EnvironmentId environment) const { return by_name_[environment]; }
  /// The entries of one section; empty for global ones and those that the tree declares.
  const std::vector<SecretEntry>& of_section(EnvironmentId environment, std::string_view section) const;
  ComputedNames& computed(EnvironmentId environment) { return computed_[environment]; }
  const ComputedNames& computed(EnvironmentId environment) const { return computed_[environment]; }
  /// Keeps a secret whose name a document's placeholder makes for one environment.
  const Secret& keep(Secret secret);

 private:
  static const std::vector<SecretEntry>& find_in(const Entries& entries, std::string_view word);

  std::vector<Entries> by_name_;
  std::vector<Entries> by_section_;
  std::vector<ComputedNames> computed_;
  std::deque<Secret> expanded_;
};

/// Do the two sides name namespaces that have none in common? Where either names none, they agree.
bool namespaces_differ(const std::vector<std::string>& a, std::string_view b);

}  // namespace keyref
