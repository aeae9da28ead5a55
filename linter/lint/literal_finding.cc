#include "linter/lint/literal_finding.h"

#include <string>

namespace keyref {
namespace {

std::string message_of(const Literal& literal) {
  if (literal.is_leak) return "what `" + literal.name + "` holds ends up where others can read it";
  std::string message =
      literal.name.empty() ? literal.what + " stands here" : "`" + literal.name + "` is given " + literal.what;
  for (std::size_t i = 0; i < literal.reasons.size(); ++i) message += (i == 0 ? ": " : ", ") + literal.reasons[i];
  return message;
}

}  // namespace

Finding literal_finding(const Joined& fleet, const Literal& literal) {
  Finding finding;
  finding.place = literal.place;
  finding.message = message_of(literal);
  finding.variable = literal.name;
  finding.provider = literal.provider;
  finding.account = literal.account;
  finding.lowered = static_cast<int>(Confidence::high) - static_cast<int>(literal.confidence) + literal.lowered;
  finding.address = literal.kind + '\n' + literal.object + '\n' + literal.container + '\n' + literal.name + '\n' +
                    std::to_string(literal.hash);
  finding.environments = fleet.environments_of(literal.place.file);
  finding.same_everywhere = true;
  return finding;
}

void literal_findings(const Joined& fleet, std::string_view rule, std::string_view help,
                      std::vector<Finding>& findings) {
  for (const Literal& literal : fleet.fleet.literals) {
    if (literal.rule != rule || !fleet.sources[literal.place.file].reported) continue;
    Finding finding = literal_finding(fleet, literal);
    if (finding.environments.empty() && !fleet.environments().empty()) continue;
    finding.help = help;
    findings.push_back(std::move(finding));
  }
}

}  // namespace keyref
