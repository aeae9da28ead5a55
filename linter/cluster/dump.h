#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/result.h"
#include "linter/cluster/store_list.h"
#include "linter/model/secret.h"

namespace keyref {

/// A secret as a cluster, an object of a controller or a state of Terraform has it.
struct DumpedSecret {
  Secret secret;                              ///< of one namespace, or of none that is said
  std::map<std::string, std::string> labels;  ///< those that were asked for and look like no value

  std::string_view name_space() const {
    return secret.namespaces.empty() ? std::string_view() : secret.namespaces.front();
  }
  /// `namespace/name`, or the name alone.
  std::string path() const;
};

/// Of which secrets a dump shows that they are gone: of a whole cluster, or of some namespaces.
struct DumpScope {
  bool everything = false;
  std::set<std::string, std::less<>> namespaces;

  bool empty() const { return !everything && namespaces.empty(); }
  bool covers(std::string_view name_space) const { return everything || namespaces.contains(name_space); }
};

/// What `kubectl get … -o json`, a state or a plan of Terraform, or the command line of another store says: names, keys
/// and types, never a value.
struct Dump {
  /// One for each name and namespace, by name, then namespace; taken from its front, they give back their memory.
  std::deque<DumpedSecret> secrets;
  std::set<std::string> passed_over;  ///< paths of Secrets that nobody refers to: Helm's releases and accounts' tokens
  DumpScope scope;
  std::size_t objects = 0;   ///< Secrets, what makes them, and resources of Terraform
  bool breaks_off = false;   ///< it ends with a page of a list that the API server has more of
  std::size_t withheld = 0;  ///< secrets and keys that look like values
  std::size_t computed = 0;  ///< secrets whose names are not known before they are made
  ListedSecrets listed;      ///< by other stores
};

/// Reads a dump of any size from an open file or a pipe, in memory that does not grow with its values. `labels`: those
/// that are kept. An error where it is no JSON; it holds nothing of the dump.
Result<Dump> read_dump(int descriptor, const std::vector<std::string>& labels);

}  // namespace keyref
