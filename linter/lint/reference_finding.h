#pragma once

#include <string>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"

namespace keyref {

/// A finding about one reference at `span`: service, environments, secret, key, variable and address are filled in.
Finding reference_finding(const Joined& fleet, const JoinedDocument& document, const Reference& reference, Place place,
                          const EnvironmentSet& environments);

/// A finding about an entry of a container that is no reference of its own.
Finding document_finding(const JoinedDocument& document, Place place, const std::string& container,
                         const std::string& variable);

/// Findings for what could not be read or parsed, of one kind.
void problem_findings(const Joined& fleet, Problem::Kind kind, std::vector<Finding>& findings);

/// "`name`", or where a placeholder makes it: "`name-${ENV}` (`name-dev`)".
std::string quote(const Joined& fleet, const std::string& text, const EnvironmentSet& environments);

/// "in dev, rc and prod".
std::string in_environments(const Joined& fleet, const EnvironmentSet& environments);

}  // namespace keyref
