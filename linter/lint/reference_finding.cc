#include "linter/lint/reference_finding.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// What the text becomes, where all of the environments agree.
std::string expanded(const Joined& fleet, const std::string& text, const EnvironmentSet& environments) {
  std::optional<std::string> common;
  for (const EnvironmentId environment : environments.members()) {
    auto here = expand_for(fleet.fleet, text, environment);
    if (!here || (common && *common != *here)) return text;
    common = std::move(here);
  }
  return common.value_or(text);
}

std::string address_of(const Document& document, const std::string& container, const std::string& variable) {
  return document.kind + '\n' + document.name + '\n' + container + '\n' + variable;
}

}  // namespace

Finding document_finding(const JoinedDocument& document, Place place, const std::string& container,
                         const std::string& variable) {
  Finding finding;
  finding.place = place;
  finding.service = document.service;
  finding.environments = document.environments;
  finding.variable = variable;
  finding.address = address_of(*document.document, container, variable);
  return finding;
}

Finding reference_finding(const Joined& fleet, const JoinedDocument& document, const Reference& reference, Place place,
                          const EnvironmentSet& environments) {
  Finding finding = document_finding(document, place, reference.container, reference.variable);
  finding.environments = environments;
  finding.secret = expanded(fleet, reference.secret.value, environments);
  if (reference.key) finding.key = expanded(fleet, reference.key->value, environments);
  finding.address += '\n' + reference.secret.value + '\n' + finding.key;
  return finding;
}

void problem_findings(const Joined& fleet, Problem::Kind kind, std::vector<Finding>& findings) {
  for (const Problem& problem : fleet.fleet.problems) {
    if (problem.kind != kind || !fleet.sources[problem.place.file].reported) continue;
    Finding finding;
    finding.place = problem.place;
    finding.message = problem.message;
    finding.help = problem.help;
    finding.lowered = static_cast<int>(Severity::error) - static_cast<int>(problem.severity);
    findings.push_back(std::move(finding));
  }
}

std::string quote(const Joined& fleet, const std::string& text, const EnvironmentSet& environments) {
  const std::string name = expanded(fleet, text, environments);
  return name == text ? "`" + text + "`" : "`" + text + "` (`" + name + "`)";
}

std::string in_environments(const Joined& fleet, const EnvironmentSet& environments) {
  return "in " + enumerate(fleet.names_of(environments));
}

}  // namespace keyref
