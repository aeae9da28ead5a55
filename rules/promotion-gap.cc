#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

void check(const Joined& fleet, std::vector<Finding>& findings) {
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (!document.next || reference.optional) return;
    const EnvironmentId next = *document.next;
    const EnvironmentId last = document.own.members().back();
    if (!document.environments.contains(last)) return;
    if (fleet.answer(document, index, last).presence != Presence::present) return;
    const Answer answer = answer_reference(fleet.fleet, fleet.secrets, document, reference, next);
    if (answer.presence != Presence::absent) return;
    const bool key = answer.cause == Cause::missing_key;
    const EnvironmentSet gap = EnvironmentSet::of(next);
    Finding finding =
        reference_finding(fleet, document, reference, key ? reference.key->place : reference.secret.place, gap);
    finding.message =
        (key ? "key " + quote(fleet, *reference.key, gap) + " of secret " + quote(fleet, reference.secret, gap)
             : "secret " + quote(fleet, reference.secret, gap)) +
        " exists in " + fleet.environments()[last].name + ", but not in " + fleet.environments()[next].name +
        ", where it is promoted to next";
    finding.help = "create it there before the promotion";
    findings.push_back(std::move(finding));
  });
}

}  // namespace

constinit const Rule kPromotionGap = {"promotion-gap", Severity::warning,
                                      "What runs here would not run in the next environment", check};

}  // namespace keyref
