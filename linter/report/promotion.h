#pragma once

#include <string>

#include "linter/lint/promotion.h"
#include "linter/source/sources.h"

namespace keyref {

/// What `keyref promote` tells.
struct PromotionInput {
  const Sources& sources;
  std::string from;  ///< an environment
  std::string to;
  const Promotion& promotion;
  bool complete;  ///< everything could be read
};

/// By service, with who uses it.
std::string promotion_as_text(const PromotionInput& input);
/// As a list of what is to be done, for a ticket.
std::string promotion_as_markdown(const PromotionInput& input);
/// By state (contract, "Options").
std::string promotion_as_json(const PromotionInput& input);

}  // namespace keyref
