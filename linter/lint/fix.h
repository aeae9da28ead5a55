#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"

namespace keyref {

/// A name that certainly belongs in place of another.
struct Fix {
  Place place;  ///< of the other; its text is `before`
  std::string before;
  std::string after;
  std::string secret;    ///< the secret of which they are keys; empty: they are secrets' names
  std::size_t findings;  ///< how many it mends
};

/// What can be mended without a doubt, in the order of paths and places: secrets and keys that are missing wherever
/// what stands there is used, where one other is near, and is there in all of those environments. Only in manifests and
/// values files, and where the name is written as it is.
std::vector<Fix> find_fixes(const Joined& fleet, const std::vector<Finding>& findings);

}  // namespace keyref
