#pragma once

#include <optional>
#include <string>

#include "linter/join/joined.h"
#include "linter/lint/finding.h"

namespace keyref {

/// A finding about one reference at `span`: service, environments, secret, key, variable and address are filled in.
Finding reference_finding(const Joined& fleet, const JoinedDocument& document, const Reference& reference, Place place,
                          const EnvironmentSet& environments);

/// A finding about an entry of a container that is no reference of its own, made where `only` says.
Finding document_finding(const JoinedDocument& document, Place place, const std::optional<EnvironmentSet>& only,
                         const std::string& container, const std::string& variable);

/// Findings for what could not be read or parsed, of one kind.
void problem_findings(const Joined& fleet, Problem::Kind kind, std::vector<Finding>& findings);

/// "`name`"; where a placeholder makes it "`name-${ENV}` (`name-dev`)", where a template does "`name-dev` and
/// `name-prod`".
std::string quote(const Joined& fleet, const Name& name, const EnvironmentSet& environments);
/// What the name becomes, where all of the environments agree; else as it is written.
std::string common_name(const Joined& fleet, const Name& name, const EnvironmentSet& environments);

/// "in dev, rc and prod".
std::string in_environments(const Joined& fleet, const EnvironmentSet& environments);

}  // namespace keyref
