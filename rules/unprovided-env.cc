#include <algorithm>
#include <map>

#include "linter/base/placeholder.h"
#include "linter/join/wiring.h"
#include "linter/lint/reference_finding.h"
#include "linter/lint/suggest.h"
#include "linter/secret/sensitive_name.h"
#include "linter/secret/value_shape.h"
#include "rules/list.h"

namespace keyref {
namespace {

class UnprovidedCheck {
 public:
  UnprovidedCheck(const Joined& fleet, const Unprovided& unprovided, const WiredRead& told)
      : fleet_(fleet), unprovided_(unprovided), told_(told), variable_(told.read->name.value) {}

  Finding finding() const {
    Finding finding;
    finding.place = told_.read->name.place;
    finding.service = unprovided_.service->name;
    finding.variable = variable_;
    finding.address = unprovided_.service->name + '\n' + variable_;
    if (!fleet_.environments().empty()) finding.environments = unprovided_.environments;
    finding.message = message(finding);
    finding.suggestion = suggest_name(variable_, names_never_read());
    finding.secret = holder();
    finding.lowered = lowered(!finding.secret.empty());
    finding.help = "set it in the manifest's `env`, or give the code a default";
    if (!finding.secret.empty()) {
      finding.key = variable_;
      finding.message += "; secret `" + finding.secret + "` has a key of this name";
      finding.help = "reference this key of `" + finding.secret + "` in the manifest's `env`";
    }
    for (const WiredRead* read : unprovided_.reads) {
      if (read != &told_) finding.related.push_back({read->read->name.place, "it is read here too"});
    }
    return finding;
  }

 private:
  std::string message(const Finding& finding) const {
    const std::string where =
        finding.environments.empty() ? std::string() : " " + in_environments(fleet_, finding.environments);
    const std::string whose = finding.service.empty() ? std::string("the services here") : "`" + finding.service + "`";
    const bool needed = told_.read->need == EnvNeed::required;
    return "`" + variable_ + "` is " + (needed ? "needed to start" : "read here") + ", but no workload of " + whose +
           " provides it" + where;
  }

  /// Of a library, a service need not run all.
  int lowered(bool has_holder) const {
    const bool secret = sensitive_name(variable_).kind != NameKind::plain || has_holder;
    const int by_need = told_.read->need == EnvNeed::required ? 0 : secret ? 1 : 2;
    return by_need + (told_.shared ? 1 : 0);
  }

  /// What the workloads get, and nothing reads: one of these may be it, misspelt.
  std::set<std::string> names_never_read() const {
    const WiredService& service = *unprovided_.service;
    std::set<std::string> names;
    for (const std::size_t index : service.workloads) {
      for (const Container& container : fleet_.documents[index].document->containers) {
        for (const EnvVar& variable : container.env) {
          if (!service.known.contains(variable.name.value)) names.insert(variable.name.value);
        }
      }
    }
    return names;
  }

  /// A secret that the service may use, with a key of this name: the one that is there in most of the environments.
  std::string holder() const {
    std::map<std::string, EnvironmentSet> holders;
    for (const EnvironmentId id : unprovided_.environments.members()) {
      if (id >= fleet_.environments().size()) break;
      for (const std::size_t index : unprovided_.service->workloads) add_holders(fleet_.documents[index], id, holders);
    }
    const auto best = std::max_element(holders.begin(), holders.end(), [](const auto& a, const auto& b) {
      return a.second.count() < b.second.count();
    });
    return best == holders.end() ? std::string() : best->first;
  }

  void add_holders(const JoinedDocument& workload, EnvironmentId id,
                   std::map<std::string, EnvironmentSet>& holders) const {
    std::vector<std::string> sections = workload.owned;
    sections.emplace_back();  // global ones, and those that the tree declares
    for (const std::string& section : sections) {
      for (const SecretEntry& entry : fleet_.secrets.of_section(id, section)) {
        const bool usable = entry.secret->exists && !has_placeholder(entry.secret->name) &&
                            !namespaces_differ(entry.secret->namespaces, workload.document->name_space.in(id));
        if (usable && entry.secret->keys.find(variable_) == Presence::present) holders[entry.secret->name].insert(id);
      }
    }
  }

  const Joined& fleet_;
  const Unprovided& unprovided_;
  const WiredRead& told_;
  const std::string& variable_;
};

/// One finding a variable and service: at the read that needs it most.
void check(const Joined& fleet, std::vector<Finding>& findings) {
  for (const Unprovided& unprovided : unprovided_variables(fleet)) {
    const std::string& name = unprovided.reads.front()->read->name.value;
    if (shown_name(name) != name) continue;  // code may have anything in this place
    const auto told = std::find_if(unprovided.reads.begin(), unprovided.reads.end(), [&](const WiredRead* read) {
      return fleet.sources[read->read->name.place.file].reported;
    });
    if (told != unprovided.reads.end()) findings.push_back(UnprovidedCheck(fleet, unprovided, **told).finding());
  }
}

}  // namespace

constinit const Rule kUnprovidedEnv = {"unprovided-env", Severity::error,
                                       "Code reads a variable that no workload of its service provides", check};

}  // namespace keyref
