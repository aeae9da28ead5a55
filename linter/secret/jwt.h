#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace keyref {

/// What a JSON Web Token says of itself.
struct Jwt {
  std::string payload;           ///< a JSON object
  std::optional<long long> exp;  ///< seconds since 1970
};

/// The first one in a text: two parts that are JSON objects in base64url, and a signature. None where they are not.
std::optional<Jwt> parse_jwt(std::string_view text);

}  // namespace keyref
