#include "linter/lint/store_promotion.h"

#include <algorithm>
#include <utility>

#include "linter/join/store_answers.h"
#include "linter/lint/reference_finding.h"

namespace keyref {
namespace {

class StorePlanner {
 public:
  StorePlanner(const Joined& fleet, EnvironmentId from, EnvironmentId to, FunctionRef<bool(const JoinedDocument&)> runs,
               FunctionRef<bool(Finding&)> accepts, PromotedSecrets& secrets)
      : fleet_(fleet), from_(from), to_(to), runs_(runs), accepts_(accepts), secrets_(secrets) {}

  std::size_t run() {
    for (const JoinedDocument& document : fleet_.documents) {
      for (const StoreReference& reference : document.document->store_references) {
        if (is_to_be_checked(fleet_, reference, to_)) judge(document, reference);
      }
    }
    return present_;
  }

 private:
  void judge(const JoinedDocument& document, const StoreReference& reference) {
    const EnvironmentSet asked = environments_of(fleet_, document, reference);
    if (asked.contains(to_)) return judge_running(document, reference);
    if (!asked.contains(from_)) return;
    const bool of_from =
        reference.environment.has_value() || named_in(fleet_.fleet, reference.secret.in(from_)).contains(from_);
    if (!of_from && !document.own.contains(to_) && runs_(document)) return judge_running(document, reference);
    const Answer answer = answer_store_reference(fleet_, reference, to_);
    if (answer.presence == Presence::absent) add(PromotionState::from_only, answer.cause, document, reference);
  }

  void judge_running(const JoinedDocument& document, const StoreReference& reference) {
    const Answer answer = answer_store_reference(fleet_, reference, to_);
    switch (answer.presence) {
      case Presence::absent:
        return add(is_allowed(answer.cause, reference) ? PromotionState::allowed : PromotionState::missing,
                   answer.cause, document, reference);
      case Presence::unknown:
        return add(PromotionState::unknown, answer.cause, document, reference);
      case Presence::present:
        return judge_present(document, reference);
    }
  }

  void judge_present(const JoinedDocument& document, const StoreReference& reference) {
    ++present_;
    const auto found = found_in(reference, to_);
    if (std::all_of(found.begin(), found.end(), [](const Secret* each) { return each->planned; }))
      return add(PromotionState::planned, Cause::present, document, reference);
    if (reference.key) return;
    for (const std::string& key : keys_of(found_in(reference, from_))) {
      if (find_key(found, key) == Presence::absent)
        add(PromotionState::fewer_keys, Cause::missing_key, document, reference, key);
    }
  }

  std::vector<const Secret*> found_in(const StoreReference& reference, EnvironmentId environment) const {
    const auto name = expand_for(fleet_.fleet, reference.secret, environment);
    const auto store = store_of(fleet_, reference, environment);
    return name && store ? fleet_.stores.find(environment, *store, *name) : std::vector<const Secret*>();
  }

  bool is_allowed(Cause cause, const StoreReference& reference) const {
    Finding finding;
    finding.rule = "missing-store-secret";
    finding.place = place_of(cause, reference);
    return accepts_(finding);
  }

  static const Place& place_of(Cause cause, const StoreReference& reference) {
    return cause == Cause::missing_key && reference.key ? reference.key->place : reference.secret.place;
  }

  void add(PromotionState state, Cause cause, const JoinedDocument& document, const StoreReference& reference,
           const std::string& lacking = {}) {
    const EnvironmentSet there = EnvironmentSet::of(to_);
    PromotedSecret secret;
    secret.state = state;
    secret.cause = cause;
    secret.store = store_of(fleet_, reference, to_);
    secret.secret = common_name(fleet_, reference.secret, there);
    secret.key = reference.key ? common_name(fleet_, *reference.key, there) : lacking;
    if (cause == Cause::missing_secret && !reference.key) secret.keys = keys_of(found_in(reference, from_));
    secrets_.add(std::move(secret), document.service, {place_of(cause, reference), ReferenceKind::other, {}, {}, {}});
  }

  const Joined& fleet_;
  const EnvironmentId from_;
  const EnvironmentId to_;
  FunctionRef<bool(const JoinedDocument&)> runs_;
  FunctionRef<bool(Finding&)> accepts_;
  PromotedSecrets& secrets_;
  std::size_t present_ = 0;
};

}  // namespace

std::size_t plan_stores(const Joined& fleet, EnvironmentId from, EnvironmentId to,
                        FunctionRef<bool(const JoinedDocument&)> runs, FunctionRef<bool(Finding&)> accepts,
                        PromotedSecrets& secrets) {
  return StorePlanner(fleet, from, to, runs, accepts, secrets).run();
}

}  // namespace keyref
