#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/base/date.h"
#include "linter/model/environment.h"
#include "linter/model/store.h"
#include "linter/source/span.h"

namespace keyref {

/// A reference's answer for one environment. Unknown is never absent and never checked.
enum class Presence { present, absent, unknown };

/// The keys of a secret. Where they are not known, `names` may still hold some that certainly exist.
struct Keys {
  bool known = true;
  std::vector<std::string> names;  ///< sorted
  std::vector<std::string> maybe;  ///< sorted; of these alone it is not known, as of a certificate's `ca.crt`

  Presence find(const std::string& key) const {
    if (std::binary_search(names.begin(), names.end(), key)) return Presence::present;
    if (!known || std::binary_search(maybe.begin(), maybe.end(), key)) return Presence::unknown;
    return Presence::absent;
  }
};

/// One secret of one environment: an inventory's entry, or an object of the tree that declares it.
struct Secret {
  std::string name;
  Place place;                          ///< of the name
  std::string type;                     ///< Kubernetes' `type`; empty: not said
  std::vector<std::string> namespaces;  ///< empty: not said
  Keys keys;
  std::optional<EnvironmentSet> only;  ///< of those its document is for, where a template makes it; none: all
  bool undecided = false;              ///< a condition or a computed namespace says where it is made: not known here
  bool hashed = false;                 ///< kustomize appends a hash of the content to its name
  bool planned = false;
  bool exists = true;               ///< false: a controller adds keys to it, but only if something else creates it
  bool shared = false;              ///< a controller adds keys to it, whoever else creates it
  std::optional<Text> rotated;      ///< a date, as written
  std::optional<int> rotate_every;  ///< days
};

/// The secrets of one environment: `global` ones, one section a service, and those of other stores.
struct Inventory {
  struct Section {
    std::string service;  ///< empty: global
    std::vector<Secret> secrets;
  };

  EnvironmentId environment = 0;
  FileId file = 0;
  std::optional<Text> taken;  ///< RFC 3339, when it was read from the cluster
  std::vector<Section> sections;
  std::map<Store, std::vector<Secret>> stores;  ///< one that is not here is not checked
};

}  // namespace keyref
