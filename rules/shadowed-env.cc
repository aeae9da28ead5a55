#include <map>

#include "linter/base/placeholder.h"
#include "linter/lint/reference_finding.h"
#include "rules/list.h"

namespace keyref {
namespace {

/// Who provides a variable so far, in the kubelet's order.
struct Provider {
  const EnvVar* variable = nullptr;      ///< an entry of env, or
  std::optional<std::size_t> reference;  ///< the envFrom entry's reference
};

class ContainerCheck {
 public:
  ContainerCheck(const Joined& fleet, const JoinedDocument& document, const Container& container,
                 std::vector<Finding>& findings)
      : fleet_(fleet), document_(document), container_(container), findings_(findings) {}

  void run() {
    for (const EnvironmentId id : document_.environments.members()) check(id);
    for (auto& [at, finding] : shadowed_) {
      if (fleet_.is_reported(document_, at.first, {})) findings_.push_back(std::move(finding));
    }
  }

 private:
  void check(EnvironmentId id) {
    std::map<std::string, Provider> provided;
    for (const EnvFrom& from : container_.env_from) {
      if (!from.reference || !is_made_in(from, id)) continue;
      for (const std::string& key :
           keys_of(secrets_of(fleet_.fleet, fleet_.secrets, document_, reference(*from.reference), id))) {
        const std::string name = from.prefix + key;
        if (const auto before = provided.find(name); before != provided.end()) {
          if (from.conditional) continue;
          tell(before->second, name, reference(*from.reference).secret.place, "a later entry of `envFrom`", id);
        }
        provided[name] = {nullptr, from.reference};
      }
    }
    for (const EnvVar& variable : container_.env) {
      if (has_placeholder(variable.name.value)) continue;  // what it will be called, nobody knows here
      if (!is_made_in(variable, id) || is_skipped(variable, id)) continue;
      if (const auto before = provided.find(variable.name.value); before != provided.end()) {
        if (variable.conditional) continue;  // without it, the one before arrives
        tell(before->second, variable.name.value, variable.name.place,
             before->second.variable != nullptr ? "a later entry of `env`" : "`env`", id);
      }
      provided[variable.name.value] = {&variable, std::nullopt};
    }
  }

  const Reference& reference(std::size_t index) const { return document_.document->references[index]; }

  /// An optional entry whose secret or key is not there leaves what envFrom gave.
  bool is_skipped(const EnvVar& variable, EnvironmentId id) const {
    return variable.reference && reference(*variable.reference).optional &&
           fleet_.answer(document_, *variable.reference, id).presence != Presence::present;
  }

  void tell(const Provider& loser, const std::string& variable, Place winner, const std::string& by, EnvironmentId id) {
    const Place place =
        loser.variable != nullptr ? loser.variable->name.place : reference(*loser.reference).secret.place;
    const auto [at, added] = shadowed_.try_emplace({place, variable});
    Finding& finding = at->second;
    if (!added) return finding.environments.insert(id);
    finding = document_finding(document_, place, {}, container_.name, variable);
    finding.environments = EnvironmentSet::of(id);
    finding.same_everywhere = false;
    finding.message = "`" + variable + "` from here never arrives: " + by + " sets it again";
    finding.help =
        "remove the one that is not meant; in Kubernetes `env` wins over `envFrom`, and a later entry over an earlier "
        "one";
    finding.related.push_back({winner, "this one wins"});
    if (loser.reference) finding.secret = reference(*loser.reference).secret.value;
  }

  const Joined& fleet_;
  const JoinedDocument& document_;
  const Container& container_;
  std::vector<Finding>& findings_;
  std::map<std::pair<Place, std::string>, Finding> shadowed_;
};

void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const JoinedDocument& document : fleet.documents) {
    if (!fleet.is_selected(document)) continue;
    for (const Container& container : document.document->containers)
      ContainerCheck(fleet, document, container, findings).run();
  }
}

}  // namespace

constinit const Rule kShadowedEnv = {"shadowed-env", Severity::warning,
                                     "A variable is set twice, and the one written here loses", check};

}  // namespace keyref
