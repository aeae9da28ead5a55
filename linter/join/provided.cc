#include "linter/join/provided.h"

#include <algorithm>

#include "linter/base/placeholder.h"
#include "linter/join/any_environment.h"

namespace keyref {
namespace {

class Provider {
 public:
  Provider(const Joined& joined, const ConfigMaps& config_maps, std::optional<EnvironmentId> environment)
      : joined_(joined), config_maps_(config_maps), environment_(environment) {}

  void add(const JoinedDocument& document) {
    for (const Container& container : document.document->containers) {
      provided_.everything = provided_.everything || container.open;
      for (const EnvVar& variable : container.env) {
        if (is_made(variable, environment_)) provided_.names.insert(variable.name.value);
      }
      for (const EnvFrom& from : container.env_from) {
        if (is_made(from, environment_)) add(document, from);
      }
    }
  }
  Provided take() { return std::move(provided_); }

 private:
  void add(const JoinedDocument& document, const EnvFrom& from) {
    if (from.reference) return add_secret(document, *from.reference, from.prefix);
    const auto found = config_maps_.find(document, from.config_map, environment_);
    provided_.everything = provided_.everything || found.empty();
    for (const ConfigMap* config_map : found) add(config_map->keys, from.prefix);
  }

  /// What a missing secret would bring, nobody knows; that it is missing is told elsewhere.
  void add_secret(const JoinedDocument& document, std::size_t index, const std::string& prefix) {
    const Reference& reference = document.document->references[index];
    if (!environment_) return void(provided_.everything = true);
    const Presence presence = joined_.answer(document, index, *environment_).presence;
    if (presence == Presence::absent && reference.optional) return;
    provided_.everything = provided_.everything || presence != Presence::present;
    for (const Secret* secret : secrets_of(joined_.fleet, joined_.secrets, document, reference, *environment_))
      add(secret->keys, prefix);
  }

  void add(const Keys& keys, const std::string& prefix) {
    provided_.everything = provided_.everything || !keys.known;
    for (const auto* names : {&keys.names, &keys.maybe}) {
      for (const std::string& name : *names) provided_.names.insert(prefix + name);
    }
  }

  const Joined& joined_;
  const ConfigMaps& config_maps_;
  std::optional<EnvironmentId> environment_;
  Provided provided_;
};

}  // namespace

ConfigMaps::ConfigMaps(const Joined& joined) {
  for (const JoinedDocument& document : joined.documents) {
    for (const ConfigMap& config_map : document.document->config_maps)
      by_name_[config_map.name].emplace_back(&document, &config_map);
  }
}

/// Services call theirs alike: those of the service's own folder go first. A name that stays computed is alike within
/// the chart that makes it.
std::vector<const ConfigMap*> ConfigMaps::find(const JoinedDocument& document, const std::string& name,
                                               std::optional<EnvironmentId> environment) const {
  const auto named = by_name_.find(name);
  if (name.empty() || named == by_name_.end()) return {};
  std::vector<const ConfigMap*> own;
  std::vector<const ConfigMap*> others;
  for (const auto& [holder, config_map] : named->second) {
    if (environment && (!holder->own.contains(*environment) || !is_made_in(*config_map, *environment))) continue;
    if (has_placeholder(name) && holder->document->scope != document.document->scope) continue;
    (holder->service_folder == document.service_folder ? own : others).push_back(config_map);
  }
  return own.empty() ? others : own;
}

std::vector<std::optional<Provided>> provided_to(const Joined& joined, const WiredService& service,
                                                 const ConfigMaps& config_maps) {
  const std::size_t environments = joined.environments().size();
  std::vector<std::optional<Provided>> provided(std::max<std::size_t>(environments, 1));
  for (std::size_t id = 0; id < provided.size(); ++id) {
    const std::optional<EnvironmentId> environment = environments == 0 ? std::nullopt : std::optional(id);
    Provider provider(joined, config_maps, environment);
    bool deployed = false;
    for (const std::size_t index : service.workloads) {
      const JoinedDocument& document = joined.documents[index];
      if (environment && !document.environments.contains(*environment)) continue;
      provider.add(document);
      deployed = true;
    }
    if (deployed) provided[id] = provider.take();
  }
  return provided;
}

}  // namespace keyref
