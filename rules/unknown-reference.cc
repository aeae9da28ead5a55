#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// Who can say what stays computed.
std::string how_to_know(const Reference& reference) {
  const std::string written = reference.secret.value + (reference.key ? reference.key->value : std::string());
  if (written.find("{{ .Values.") != std::string::npos) return "give it a value in the chart's values files";
  if (written.find("{{ .Release.") != std::string::npos || written.find("{{ include") != std::string::npos)
    return "only the deployment knows it: `helm template … | keyref scan --env ENV -` checks what it makes";
  if (written.find("{…") != std::string::npos)
    return "only the pipeline knows it: `… | keyref scan --env ENV -` checks what it makes";
  return "give the placeholder a value under `variables` of the environment in keyref.yaml";
}

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    const auto tell = [&](Cause cause, Place place, const std::string& message, const std::string& help) {
      const EnvironmentSet unknown = fleet.where(document, index, {cause});
      if (unknown.empty()) return;
      Finding finding = reference_finding(fleet, document, reference, place, unknown);
      finding.message = message + " " + in_environments(fleet, unknown);
      finding.help = help;
      findings.push_back(std::move(finding));
    };
    const std::string fill = how_to_know(reference);
    tell(Cause::computed_name, reference.secret.place, "cannot check: the secret's name is filled in later,", fill);
    if (!reference.key) return;
    tell(Cause::computed_key, reference.key->place, "cannot check: the key is filled in later,", fill);
    tell(Cause::unknown_keys, reference.key->place,
         "cannot check: the keys of secret " + quote(fleet, reference.secret, document.environments) + " are not known",
         "list the keys that it has in the inventory");
  });
}

}  // namespace

constinit const Rule kUnknownReference = {"unknown-reference", Severity::note, "A reference could not be checked",
                                          check};

}  // namespace keyref
