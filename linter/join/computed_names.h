#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/model/secret.h"

namespace keyref {

/// Can a name of which something is computed become this one?
bool fits(std::string_view computed, std::string_view name);
/// May a name of which something is computed, as `${var.service}-db`, become this one? One of which no word is
/// written, or only `secret` and the like, could become any; it says nothing.
bool may_become(std::string_view computed, std::string_view name);

/// The secrets of one environment whose names stay computed.
class ComputedNames {
 public:
  void add(const Secret& secret);
  /// One that may have this name in this namespace; null where none may.
  const Secret* find(std::string_view name, std::string_view name_space) const;

 private:
  /// By name and namespaces: many services declare theirs in the same words.
  std::map<std::pair<std::string, std::vector<std::string>>, const Secret*> secrets_;
};

}  // namespace keyref
