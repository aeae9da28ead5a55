#include "linter/lint/promotion.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "linter/join/service_environments.h"
#include "linter/lint/allow.h"
#include "linter/lint/promoted_secrets.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/store_promotion.h"
#include "linter/source/line_index.h"

namespace keyref {
namespace {

/// Why a document matters to a promotion.
enum class Part { none, runs, from_only };

class Planner {
 public:
  Planner(const Joined& fleet, EnvironmentId from, EnvironmentId to)
      : fleet_(fleet), from_(from), to_(to), services_(fleet.documents), allows_(fleet.fleet, fleet.sources) {}

  Promotion run() {
    for (const JoinedDocument& document : fleet_.documents) {
      for (const Reference& reference : document.document->references) {
        const Part part = part_of(document, reference);
        if (part != Part::none) judge(document, reference, part);
      }
    }
    promotion_.unused = unused_secrets(fleet_, *fleet_.fleet.inventories[to_],
                                       [&](const JoinedDocument& document) { return runs(document); });
    promotion_.present += plan_stores(
        fleet_, from_, to_, [&](const JoinedDocument& document) { return runs(document); },
        [&](Finding& finding) { return is_accepted(finding); }, secrets_);
    promotion_.secrets = secrets_.take(fleet_.sources);
    return std::move(promotion_);
  }

 private:
  /// Deployed there, or promoted there since its service has no manifest of its own there.
  bool runs(const JoinedDocument& document) const {
    return document.own.contains(to_) || (document.own.contains(from_) && !services_.of(document).contains(to_));
  }

  Part part_of(const JoinedDocument& document, const Reference& reference) const {
    const bool made_before = document.own.contains(from_) && is_made_in(reference, from_);
    if (document.own.contains(to_) && is_made_in(reference, to_)) return Part::runs;
    if (!made_before) return Part::none;
    return document.own.contains(to_) || !runs(document) ? Part::from_only : Part::runs;
  }

  void judge(const JoinedDocument& document, Reference reference, Part part) {
    reference.only.reset();  // that it is made, part_of has said
    const Answer answer = answer_reference(fleet_.fleet, fleet_.secrets, document, reference, to_);
    switch (answer.presence) {
      case Presence::absent:
        add(part == Part::from_only               ? PromotionState::from_only
            : reference.optional                  ? PromotionState::optional
            : is_allowed(answer.cause, reference) ? PromotionState::allowed
                                                  : PromotionState::missing,
            answer.cause, document, reference, key_of(reference));
        break;
      case Presence::unknown:
        if (part == Part::runs) add(PromotionState::unknown, answer.cause, document, reference, key_of(reference));
        break;
      case Presence::present:
        if (part == Part::runs) judge_present(document, reference);
        break;
    }
  }

  /// What a scan would say of it, somebody accepted.
  bool is_allowed(Cause cause, const Reference& reference) {
    Finding finding;
    finding.rule = cause == Cause::missing_key ? "missing-key"
                   : cause == Cause::foreign   ? "foreign-secret"
                                               : "missing-secret";
    finding.place = place_of(cause, reference);
    return is_accepted(finding);
  }

  bool is_accepted(Finding& finding) {
    const auto lines = lines_.try_emplace(finding.place.file, fleet_.sources[finding.place.file].text).first;
    const std::uint32_t line = lines->second.position(finding.place.span.begin).line;
    if (allows_.accepts(finding, line)) return true;
    finding.rule = "promotion-gap";
    return allows_.accepts(finding, line);
  }

  static const Place& place_of(Cause cause, const Reference& reference) {
    return cause == Cause::missing_key && reference.key ? reference.key->place : reference.secret.place;
  }

  void judge_present(const JoinedDocument& document, const Reference& reference) {
    ++promotion_.present;
    const auto secrets = secrets_of(fleet_.fleet, fleet_.secrets, document, reference, to_);
    if (is_planned(secrets, reference))
      return add(PromotionState::planned, Cause::present, document, reference, key_of(reference));
    if (reference.key) return;
    for (const std::string& key : keys_before(document, reference)) {
      if (find_key(secrets, key) == Presence::absent)
        add(PromotionState::fewer_keys, Cause::missing_key, document, reference, key);
    }
  }

  /// Nothing but planned secrets has it.
  bool is_planned(std::vector<const Secret*> secrets, const Reference& reference) const {
    const std::size_t all = std::erase_if(secrets, [](const Secret* each) { return each->planned; });
    if (all == 0) return false;
    return secrets.empty() || (reference.key && find_key(secrets, key_of(reference)) == Presence::absent);
  }

  /// The keys that a secret is known to have in the environment to start from.
  std::vector<std::string> keys_before(const JoinedDocument& document, const Reference& reference) const {
    if (!document.own.contains(from_)) return {};
    return keys_of(secrets_of(fleet_.fleet, fleet_.secrets, document, reference, from_));
  }

  std::string key_of(const Reference& reference) const {
    return reference.key ? common_name(fleet_, *reference.key, EnvironmentSet::of(to_)) : std::string();
  }

  void add(PromotionState state, Cause cause, const JoinedDocument& document, const Reference& reference,
           const std::string& key) {
    PromotedSecret secret;
    secret.state = state;
    secret.cause = cause;
    secret.secret = common_name(fleet_, reference.secret, EnvironmentSet::of(to_));
    secret.key = key;
    secret.scope = scope_of(document, reference);
    if (cause == Cause::missing_secret && key.empty()) secret.keys = keys_before(document, reference);
    const Document& facts = *document.document;
    secrets_.add(std::move(secret), document.service,
                 {place_of(cause, reference), reference.kind, facts.workload ? facts.name : std::string(),
                  reference.container, reference.variable});
  }

  /// The section that lists the secret: one that its service may use comes first, and what is there before what is
  /// elsewhere. One that no inventory lists would be its service's.
  std::string scope_of(const JoinedDocument& document, const Reference& reference) const {
    std::vector<EnvironmentId> order = {to_, from_};
    for (EnvironmentId id = 0; id < fleet_.environments().size(); ++id) order.push_back(id);
    std::optional<std::string> foreign;
    for (const EnvironmentId id : order) {
      const auto name = expand_for(fleet_.fleet, reference.secret, id);
      if (!name) continue;
      for (const SecretEntry& entry : fleet_.secrets.find(id, *name)) {
        if (entry.declared) continue;
        std::string section(entry.section);
        if (section.empty() || std::binary_search(document.owned.begin(), document.owned.end(), section))
          return section;
        if (!foreign) foreign = std::move(section);
      }
    }
    return foreign.value_or(document.service);
  }

  const Joined& fleet_;
  const EnvironmentId from_;
  const EnvironmentId to_;
  const ServiceEnvironments services_;
  Allows allows_;
  std::unordered_map<FileId, LineIndex> lines_;
  PromotedSecrets secrets_;
  Promotion promotion_;
};

}  // namespace

Promotion plan_promotion(const Joined& fleet, EnvironmentId from, EnvironmentId to) {
  return Planner(fleet, from, to).run();
}

}  // namespace keyref
