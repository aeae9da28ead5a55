#pragma once

#include <bitset>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "linter/source/glob.h"
#include "linter/source/span.h"

namespace keyref {

/// Index into Configuration::environments, which stand in the order of promotion.
using EnvironmentId = std::size_t;

/// Far more than a company promotes through; the configuration's reader refuses more.
inline constexpr std::size_t kMaxEnvironments = 256;

class EnvironmentSet {
 public:
  static EnvironmentSet first(std::size_t count) {
    EnvironmentSet set;
    for (std::size_t i = 0; i < count; ++i) set.insert(i);
    return set;
  }
  static EnvironmentSet of(EnvironmentId id) {
    EnvironmentSet set;
    set.insert(id);
    return set;
  }

  void insert(EnvironmentId id) { bits_.set(id); }
  bool contains(EnvironmentId id) const { return bits_.test(id); }
  bool empty() const { return bits_.none(); }
  std::size_t count() const { return bits_.count(); }
  EnvironmentSet operator&(const EnvironmentSet& other) const { return EnvironmentSet(bits_ & other.bits_); }
  EnvironmentSet operator|(const EnvironmentSet& other) const { return EnvironmentSet(bits_ | other.bits_); }
  EnvironmentSet without(const EnvironmentSet& other) const { return EnvironmentSet(bits_ & ~other.bits_); }
  bool operator==(const EnvironmentSet&) const = default;

  /// Members in the order of promotion.
  std::vector<EnvironmentId> members() const {
    std::vector<EnvironmentId> ids;
    for (std::size_t i = bits_._Find_first(); i < bits_.size(); i = bits_._Find_next(i)) ids.push_back(i);
    return ids;
  }

 private:
  using Bits = std::bitset<kMaxEnvironments>;
  explicit EnvironmentSet(Bits bits) : bits_(bits) {}

 public:
  EnvironmentSet() = default;

 private:
  Bits bits_;
};

/// A deployment target.
struct Environment {
  std::string name;
  std::vector<std::string> aliases;
  std::string account;                           ///< empty: not said
  std::map<std::string, std::string> variables;  ///< placeholders' values
  std::vector<Glob> manifests;                   ///< files that belong here, whatever their names say
  Text inventory;                                ///< as written in keyref.yaml, relative to it; empty: not said

  /// What it is called: its name, then its aliases.
  std::vector<std::string> names() const {
    std::vector<std::string> all = {name};
    all.insert(all.end(), aliases.begin(), aliases.end());
    return all;
  }
};

}  // namespace keyref
