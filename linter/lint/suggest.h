#pragma once

#include <set>
#include <string>

#include "linter/join/joined.h"

namespace keyref {

/// The secret that was probably meant, in these environments; empty where none is near (contract, "A suggestion").
std::string suggest_secret(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                           const EnvironmentSet& environments);

/// The key of the referenced secret that was probably meant; empty where none is near.
std::string suggest_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& environments);

/// The only name or key that can have been meant, since no other good one is valid in any of these environments; empty
/// where there is a choice, or none is near.
std::string only_secret(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                        const EnvironmentSet& environments);
std::string only_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                     const EnvironmentSet& environments);

/// The name that was probably meant; empty where none is near.
std::string suggest_name(const std::string& written, const std::set<std::string>& candidates);

}  // namespace keyref
