#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "linter/lint/promotion.h"
#include "linter/source/sources.h"

namespace keyref {

/// Puts together what several references say of one secret.
class PromotedSecrets {
 public:
  /// `use` of a `service` says this of a secret; of its keys before, the most that anybody knows stay.
  void add(PromotedSecret secret, const std::string& service, PromotionUse use);
  /// In the order of Promotion.
  std::vector<PromotedSecret> take(const Sources& sources);

 private:
  using Address = std::tuple<PromotionState, std::string, std::string, std::optional<Store>, std::string>;
  struct Collected {
    PromotedSecret secret;
    std::set<std::string> services;
  };

  std::map<Address, Collected> secrets_;
};

}  // namespace keyref
