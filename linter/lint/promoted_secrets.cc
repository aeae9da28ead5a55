#include "linter/lint/promoted_secrets.h"

#include <algorithm>
#include <utility>

namespace keyref {
namespace {

PromotedSecret finish(PromotedSecret secret, const std::set<std::string>& services, const Sources& sources) {
  secret.services.assign(services.begin(), services.end());
  const auto address_of = [&](const PromotionUse& use) {
    return std::tie(sources[use.place.file].path, use.place.span.begin, use.workload, use.container, use.variable);
  };
  std::sort(secret.uses.begin(), secret.uses.end(),
            [&](const PromotionUse& a, const PromotionUse& b) { return address_of(a) < address_of(b); });
  // A chart that is rendered several times says a place as often.
  const auto last =
      std::unique(secret.uses.begin(), secret.uses.end(),
                  [&](const PromotionUse& a, const PromotionUse& b) { return address_of(a) == address_of(b); });
  secret.uses.erase(last, secret.uses.end());
  return secret;
}

}  // namespace

void PromotedSecrets::add(PromotedSecret secret, const std::string& service, PromotionUse use) {
  const Address address{secret.state, secret.secret, secret.key, secret.store, secret.scope};
  Collected& known = secrets_.try_emplace(address, Collected{secret, {}}).first->second;
  if (secret.keys.size() > known.secret.keys.size()) known.secret.keys = std::move(secret.keys);
  known.secret.uses.push_back(std::move(use));
  if (!service.empty()) known.services.insert(service);
}

std::vector<PromotedSecret> PromotedSecrets::take(const Sources& sources) {
  std::vector<PromotedSecret> secrets;
  for (auto& [address, collected] : secrets_)
    secrets.push_back(finish(std::move(collected.secret), collected.services, sources));
  std::stable_sort(secrets.begin(), secrets.end(), [](const auto& a, const auto& b) {
    return std::tie(a.state, a.services, a.secret, a.key) < std::tie(b.state, b.services, b.secret, b.key);
  });
  return secrets;
}

}  // namespace keyref
