#include "linter/base/utf8.h"
#include "linter/model/names.h"
#include "linter/report/json_objects.h"
#include "linter/report/promotion.h"
#include "linter/report/regions.h"

namespace keyref {
namespace {

const char* field_of(PromotionState state) {
  switch (state) {
    case PromotionState::missing:
      return "missing";
    case PromotionState::unknown:
      return "unknown";
    case PromotionState::planned:
      return "planned";
    case PromotionState::optional:
      return "optional";
    case PromotionState::allowed:
      return "allowed";
    case PromotionState::fewer_keys:
      return "fewerKeys";
    case PromotionState::from_only:
      break;
  }
  return "fromOnly";
}

Json secret_as_json(const PromotionInput& input, const PromotedSecret& secret, Regions& regions) {
  Json object = {{"secret", secret.secret}};
  if (!secret.key.empty()) object["key"] = secret.key;
  object["scope"] = secret.store ? std::string(word_of(*secret.store)) : scope_word(secret.scope);
  if (secret.store) object["store"] = word_of(*secret.store);
  if (!secret.keys.empty()) object["keys"] = secret.keys;
  object["services"] = secret.services;
  object["uses"] = Json::array();
  for (const PromotionUse& use : secret.uses) {
    const Position at = regions.of(use.place).begin;
    object["uses"].push_back(
        {{"file", replace_invalid_utf8(input.sources[use.place.file].path)}, {"line", at.line}, {"column", at.column}});
  }
  return object;
}

}  // namespace

std::string promotion_as_json(const PromotionInput& input) {
  Json json = {{"from", input.from}, {"to", input.to}};
  for (const PromotionState state : kPromotionStates) json[field_of(state)] = Json::array();
  Regions regions(input.sources);
  for (const PromotedSecret& secret : input.promotion.secrets)
    json[field_of(secret.state)].push_back(secret_as_json(input, secret, regions));
  if (input.promotion.unused) {
    json["unused"] = Json::array();
    for (const UnusedSecret& unused : *input.promotion.unused)
      json["unused"].push_back({{"secret", unused.secret->name}, {"scope", scope_word(unused.service)}});
  }
  json["present"] = input.promotion.present;
  if (!input.complete) json["complete"] = false;
  return json.dump(2) + "\n";
}

}  // namespace keyref
