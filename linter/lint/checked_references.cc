#include "linter/lint/checked_references.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "linter/join/store_answers.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/touched.h"

namespace keyref {
namespace {

bool is_counted(const Answer& answer) { return answer.cause != Cause::not_made; }

/// The code that reads what references give to containers.
class Readers {
 public:
  explicit Readers(const Joined& fleet) : fleet_(fleet) {
    for (const WiredService& service : fleet.services) {
      for (const std::size_t each : service.workloads) services_.emplace(&fleet.documents[each], &service);
    }
  }

  /// References are asked for document by document.
  std::vector<CodeUse> of(const JoinedDocument& document, std::size_t reference) {
    if (document_ != &document) read(document);
    const auto found = code_.find(reference);
    return found == code_.end() ? std::vector<CodeUse>() : found->second;
  }

 private:
  void read(const JoinedDocument& document) {
    document_ = &document;
    code_.clear();
    const auto [begin, end] = services_.equal_range(&document);
    for (auto at = begin; at != end; ++at) {
      for_each_code_use(fleet_, *at->second, document, std::nullopt,
                        [&](const Origin& origin, const Text& variable, AnyEnvironment environment) {
                          CodeUse use{variable.place, variable.value, origin.key, {}};
                          if (environment) use.environments.insert(*environment);
                          merge(use, code_[origin.reference]);
                        });
    }
  }

  const Joined& fleet_;
  std::unordered_multimap<const JoinedDocument*, const WiredService*> services_;
  const JoinedDocument* document_ = nullptr;
  std::map<std::size_t, std::vector<CodeUse>> code_;  ///< of that document, by reference
};

std::vector<Answer> answers_of(const Joined& fleet, const JoinedDocument& document, std::size_t index) {
  if (fleet.environments().empty()) return {Answer()};
  std::vector<Answer> answers;
  for (const EnvironmentId id : fleet.fleet.selected.members()) {
    answers.push_back(document.environments.contains(id) ? fleet.answer(document, index, id)
                                                         : Answer{Presence::unknown, Cause::not_made});
  }
  return answers;
}

CheckedReference checked(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                         std::vector<Answer> answers, std::vector<CodeUse> code) {
  const EnvironmentSet environments = document.made_in(reference.only);
  const Document& facts = *document.document;
  return {reference.secret.place,
          reference.kind,
          reference.optional,
          document.service,
          facts.workload ? facts.name : std::string(),
          reference.container,
          reference.variable,
          common_name(fleet, reference.secret, environments),
          reference.key ? common_name(fleet, *reference.key, environments) : std::string(),
          std::move(answers),
          std::move(code)};
}

/// A store's secret goes by its store's name too: a Secret of Kubernetes may be called alike.
CheckedReference checked(const Joined& fleet, const JoinedDocument& document, const StoreReference& reference,
                         const EnvironmentSet& environments) {
  CheckedReference told;
  told.place = reference.secret.place;
  told.service = document.service;
  told.secret = (reference.asks.empty() ? std::string(secret_of(reference.store)) : reference.asks) + ' ' +
                common_name(fleet, reference.secret, environments);
  if (reference.key) told.key = common_name(fleet, *reference.key, environments);
  for (const EnvironmentId id : fleet.fleet.selected.members()) {
    const bool checked = environments.contains(id) && is_to_be_checked(fleet, reference, id);
    told.answers.push_back(checked ? answer_store_reference(fleet, reference, id)
                                   : Answer{Presence::unknown, Cause::not_made});
  }
  return told;
}

/// False: both have an answer for one environment, and count there twice.
bool merge(const CheckedReference& more, CheckedReference& reference) {
  std::vector<Answer>& answers = reference.answers;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (is_counted(more.answers[i]) && is_counted(answers[i])) return false;
  }
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (is_counted(more.answers[i])) answers[i] = more.answers[i];
  }
  for (const CodeUse& each : more.code) merge(each, reference.code);
  return true;
}

/// All but the answers and the code.
auto address_of(const CheckedReference& each) {
  return std::tie(each.place, each.kind, each.optional, each.service, each.workload, each.container, each.variable,
                  each.secret, each.key);
}

}  // namespace

void for_each_counted(const Joined& fleet, bool touched,
                      FunctionRef<void(const JoinedDocument&, std::size_t, const Reference&)> visit) {
  TouchedPlaces places(fleet.sources);
  fleet.for_each_reference([&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    if (!touched || places.contains(reference)) visit(document, index, reference);
  });
}

void for_each_counted_of_stores(
    const Joined& fleet, bool touched,
    FunctionRef<void(const JoinedDocument&, const StoreReference&, const EnvironmentSet&)> visit) {
  TouchedPlaces places(fleet.sources);
  for_each_store_reference(
      fleet, [&](const JoinedDocument& document, const StoreReference& reference, const EnvironmentSet& environments) {
        if (!touched || places.contains(reference)) visit(document, reference, environments);
      });
}

std::vector<CheckedReference> checked_references(const Joined& fleet, bool touched) {
  std::vector<CheckedReference> references;
  const auto by_address = [&](std::size_t a, std::size_t b) {
    return address_of(references[a]) < address_of(references[b]);
  };
  std::set<std::size_t, decltype(by_address)> last(by_address);  // of each address
  Readers readers(fleet);
  for_each_counted(fleet, touched, [&](const JoinedDocument& document, std::size_t index, const Reference& reference) {
    std::vector<Answer> answers = answers_of(fleet, document, index);
    if (std::none_of(answers.begin(), answers.end(), is_counted)) return;
    references.push_back(checked(fleet, document, reference, std::move(answers), readers.of(document, index)));
    const auto [at, added] = last.insert(references.size() - 1);
    if (added) return;
    if (merge(references.back(), references[*at])) return references.pop_back();
    last.erase(at);
    last.insert(references.size() - 1);
  });
  for_each_counted_of_stores(
      fleet, touched,
      [&](const JoinedDocument& document, const StoreReference& each, const EnvironmentSet& environments) {
        CheckedReference told = checked(fleet, document, each, environments);
        if (std::any_of(told.answers.begin(), told.answers.end(), is_counted)) references.push_back(std::move(told));
      });
  return references;
}

}  // namespace keyref
