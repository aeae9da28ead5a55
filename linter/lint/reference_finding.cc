#include "linter/lint/reference_finding.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {
namespace {

std::string address_of(const Document& document, const std::string& container, const std::string& variable) {
  return document.kind + '\n' + document.name + '\n' + container + '\n' + variable;
}

}  // namespace

std::string common_name(const Joined& fleet, const Name& name, const EnvironmentSet& environments) {
  std::optional<std::string> common;
  for (const EnvironmentId environment : environments.members()) {
    auto here = expand_for(fleet.fleet, name, environment);
    if (!here || (common && *common != *here)) return name.value;
    common = std::move(here);
  }
  return common.value_or(name.value);
}

Finding document_finding(const JoinedDocument& document, Place place, const std::optional<EnvironmentSet>& only,
                         const std::string& container, const std::string& variable) {
  Finding finding;
  finding.place = place;
  finding.service = document.service;
  finding.environments = document.made_in(only);
  finding.variable = variable;
  finding.source = document.document->source;
  finding.same_everywhere = true;
  finding.address = address_of(*document.document, container, variable);
  return finding;
}

Finding reference_finding(const Joined& fleet, const JoinedDocument& document, const Reference& reference, Place place,
                          const EnvironmentSet& environments) {
  Finding finding = document_finding(document, place, reference.only, reference.container, reference.variable);
  finding.environments = environments;
  finding.same_everywhere = false;
  finding.secret = common_name(fleet, reference.secret, environments);
  if (reference.key) finding.key = common_name(fleet, *reference.key, environments);
  finding.address += '\n' + reference.secret.value + '\n' + finding.key;
  const std::optional<Place>& origin =
      reference.key && reference.key->place == place ? reference.key->origin : reference.secret.origin;
  if (origin) finding.related.push_back({*origin, "its value comes from here"});
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

std::string quote(const Joined& fleet, const Name& name, const EnvironmentSet& environments) {
  if (name.variants.empty()) {
    const std::string common = common_name(fleet, name, environments);
    const std::string& written = name.written.empty() ? name.value : name.written;
    return common == written ? "`" + written + "`" : "`" + written + "` (`" + common + "`)";
  }
  std::vector<std::string> names;
  for (const EnvironmentId id : environments.members()) {
    std::string quoted = "`" + expand_for(fleet.fleet, name, id).value_or(name.in(id)) + "`";
    if (std::find(names.begin(), names.end(), quoted) == names.end()) names.push_back(std::move(quoted));
  }
  return name.written.empty() ? enumerate(names) : "`" + name.written + "` (" + enumerate(names) + ")";
}

std::string in_environments(const Joined& fleet, const EnvironmentSet& environments) {
  return "in " + enumerate(fleet.names_of(environments));
}

}  // namespace keyref
