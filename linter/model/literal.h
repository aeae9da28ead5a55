#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/confidence.h"
#include "linter/source/span.h"

namespace keyref {

/// A secret's value that stands in a file. Never the value itself: where it stands, and what is known of it.
struct Literal {
  std::string_view rule;  ///< the id of the most specific rule that tells it
  Place place;            ///< of the value, or of the part of it that is the secret
  Confidence confidence = Confidence::high;
  int lowered = 0;        ///< steps below what the confidence says: a comment, a test token, an expired JWT
  std::string what;       ///< "a GitHub personal access token"
  std::string name;       ///< the variable, key or option that it is given to, where it may be shown; else empty
  std::string container;  ///< of a manifest's container
  std::string kind;       ///< of a manifest's object, with `object`: the address
  std::string object;
  std::string provider;  ///< of a token
  std::string account;   ///< of a cloud, inside of a key id
  std::vector<std::string> reasons;
  bool is_leak = false;   ///< no value: what `name` holds gets where it stays, as an image's history
  std::uint8_t hash = 0;  ///< eight bits of the value's, salted with the name: tells two values apart, no more
};

}  // namespace keyref
