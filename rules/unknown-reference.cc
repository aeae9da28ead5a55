#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// `${local.name}`, `${…}`: a pipeline's placeholders are words.
bool is_of_terraform(const std::string& written) {
  for (std::size_t at = written.find("${"); at != std::string::npos; at = written.find("${", at + 1)) {
    const std::size_t end = written.find('}', at);
    if (written.find('.', at) < end || written.find("…", at) < end) return true;
  }
  return false;
}

/// Who can say what stays computed.
std::string how_to_know(const Reference& reference) {
  const std::string written = reference.secret.value + (reference.key ? reference.key->value : std::string());
  if (written.find("{{ .Values.") != std::string::npos) return "give it a value in the chart's values files";
  if (written.find("{{ .Release.") != std::string::npos || written.find("{{ include") != std::string::npos)
    return "only the deployment knows it: `helm template … | keyref scan --env ENV -` checks what it makes";
  if (written.find("{…") != std::string::npos)
    return "only the pipeline knows it: `… | keyref scan --env ENV -` checks what it makes";
  if (written.find("${var.") != std::string::npos)
    return "give the variable a default, or a value under `variables` of the environment in keyref.yaml: `var.NAME: …`";
  if (is_of_terraform(written)) return "only `terraform plan` knows it";
  return "give the placeholder a value under `variables` of the environment in keyref.yaml";
}

/// Something declares a secret that may get the name, and may not.
void tell_declaration(const Joined& fleet, const JoinedDocument& document, std::size_t index,
                      const Reference& reference, std::vector<Finding>& findings) {
  const EnvironmentSet unknown = fleet.where(document, index, {Cause::computed_declaration});
  if (unknown.empty()) return;
  const EnvironmentId first = unknown.members().front();
  const auto name = expand_for(fleet.fleet, reference.secret, first);
  const Secret* declared =
      name ? fleet.secrets.computed(first).find(*name, name_space_of(fleet.fleet, document, reference, first))
           : nullptr;
  if (declared == nullptr) return;
  Finding finding = reference_finding(fleet, document, reference, reference.secret.place, unknown);
  finding.message = "cannot check: secret " + quote(fleet, reference.secret, unknown) + " is only known as what `" +
                    declared->name + "` may become " + in_environments(fleet, unknown);
  finding.help = "list it in the inventory, or give what the declaration's name is made of a value";
  finding.related.push_back({declared->place, "it is declared here"});
  findings.push_back(std::move(finding));
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
    tell_declaration(fleet, document, index, reference, findings);
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
