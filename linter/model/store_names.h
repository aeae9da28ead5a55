#pragma once

#include <map>
#include <set>
#include <string>

#include "linter/model/store.h"

namespace keyref {

/// A name as the store compares it: GitHub tells no upper case from lower.
std::string compared_name(Store store, const std::string& name);

/// The names of a store's secrets, as its own command line lists them.
struct StoreNames {
  std::set<std::string> names;
  bool whole = true;  ///< what is not among them is not there
};

using StoreLists = std::map<Store, StoreNames>;

}  // namespace keyref
