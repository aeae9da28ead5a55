#include "linter/lint/code_uses.h"

#include <algorithm>
#include <tuple>

namespace keyref {
namespace {

/// Where the variables of one document's containers come from.
class Origins {
 public:
  Origins(const Joined& fleet, const JoinedDocument& document, const std::optional<std::string>& asked)
      : fleet_(fleet), document_(document), asked_(asked) {}

  /// Of several sources the last one, and `env` before `envFrom`.
  std::optional<Origin> of(const std::string& variable, const Container& container, AnyEnvironment environment) const {
    // NOLINTNEXTLINE(modernize-loop-convert): into what only ranges would take
    for (auto at = container.env.rbegin(); at != container.env.rend(); ++at) {
      if (at->name.value != variable || !is_made(*at, environment)) continue;
      if (!at->reference || !reference(*at->reference).key) return std::nullopt;
      const auto key = name_in(fleet_, *reference(*at->reference).key, environment);
      return key ? std::optional(Origin{*at->reference, *key}) : std::nullopt;
    }
    // NOLINTNEXTLINE(modernize-loop-convert)
    for (auto at = container.env_from.rbegin(); at != container.env_from.rend(); ++at) {
      if (!at->reference || !variable.starts_with(at->prefix) || !is_made(*at, environment)) continue;
      const std::string key = variable.substr(at->prefix.size());
      const Presence presence = find_key(fleet_, document_, reference(*at->reference), key, environment);
      // Where keys are not known, any variable may be one.
      const bool takes = presence == Presence::present || (presence == Presence::unknown && asked_ == key);
      if (takes) return Origin{*at->reference, key};
    }
    return std::nullopt;
  }

 private:
  const Reference& reference(std::size_t index) const { return document_.document->references[index]; }

  const Joined& fleet_;
  const JoinedDocument& document_;
  const std::optional<std::string>& asked_;
};

}  // namespace

void merge(const CodeUse& use, std::vector<CodeUse>& uses) {
  const auto at = std::find_if(uses.begin(), uses.end(), [&](const CodeUse& each) {
    return std::tie(each.place, each.variable, each.key) == std::tie(use.place, use.variable, use.key);
  });
  if (at == uses.end()) return uses.push_back(use);
  at->environments = at->environments | use.environments;
}

Presence find_key(const Joined& fleet, const JoinedDocument& document, const Reference& reference,
                  const std::string& key, AnyEnvironment environment) {
  if (!environment) return Presence::unknown;
  const auto secrets = secrets_of(fleet.fleet, fleet.secrets, document, reference, *environment);
  return secrets.empty() ? Presence::unknown : find_key(secrets, key);
}

void for_each_code_use(
    const Joined& fleet, const WiredService& service, const JoinedDocument& document,
    const std::optional<std::string>& asked,
    FunctionRef<void(const Origin& origin, const Text& variable, AnyEnvironment environment)> visit) {
  const Origins origins(fleet, document, asked);
  for (const Container& container : document.document->containers) {
    for (const AnyEnvironment environment : environments_of(fleet, document)) {
      for (const WiredRead& read : service.reads) {
        const auto origin = origins.of(read.read->name.value, container, environment);
        if (origin) visit(*origin, read.read->name, environment);
      }
    }
  }
}

}  // namespace keyref
