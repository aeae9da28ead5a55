#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/join/joined.h"
#include "linter/lint/unused_secrets.h"

namespace keyref {

/// What a promotion finds of a secret, or of a key, where it is promoted to.
enum class PromotionState {
  missing,     ///< it would not run there
  unknown,     ///< nobody can say here
  planned,     ///< listed, but to be created yet
  optional,    ///< missing, and it would run without
  allowed,     ///< missing, and somebody accepted that
  fewer_keys,  ///< the secret is there, but lacks a key that it has before
  from_only,   ///< missing, and referred to only by manifests of which the service has others there
};

inline constexpr std::array<PromotionState, 7> kPromotionStates = {
    PromotionState::missing, PromotionState::unknown,    PromotionState::planned,  PromotionState::optional,
    PromotionState::allowed, PromotionState::fewer_keys, PromotionState::from_only};

/// A place that refers to what is promoted.
struct PromotionUse {
  Place place;
  ReferenceKind kind = ReferenceKind::other;
  std::string workload;  ///< empty: does not apply, as in the next two
  std::string container;
  std::string variable;
};

struct PromotedSecret {
  PromotionState state = PromotionState::missing;
  Cause cause = Cause::present;
  std::string secret;             ///< as it is called there; where that stays computed, as written
  std::string key;                ///< empty: the secret itself
  std::optional<Store> store;     ///< none: it is Kubernetes'
  std::string scope;              ///< the section that lists it, or where it belongs; empty: the global one, or a store
  std::vector<std::string> keys;  ///< of a secret that is missing: what it has before
  std::vector<std::string> services;  ///< sorted
  std::vector<PromotionUse> uses;     ///< in the order of paths and places
};

/// What the services use in one environment, held against another one.
struct Promotion {
  std::vector<PromotedSecret> secrets;              ///< by state, services, secret and key
  std::optional<std::vector<UnusedSecret>> unused;  ///< what nothing uses there; none: that is not known
  std::size_t present = 0;                          ///< references that find what they name

  bool fails() const {
    return !secrets.empty() && secrets.front().state == PromotionState::missing;  // they stand in front
  }
};

/// `to` has an inventory. What runs there is what its manifests say; where a service has none there, those it has in
/// `from`.
Promotion plan_promotion(const Joined& fleet, EnvironmentId from, EnvironmentId to);

}  // namespace keyref
