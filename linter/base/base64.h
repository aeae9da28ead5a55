#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace keyref {

/// Standard base64 with padding, line breaks left out; none where it is no such text.
std::optional<std::string> decode_base64(std::string_view text);
/// The alphabet of URLs, with or without padding.
std::optional<std::string> decode_base64url(std::string_view text);

}  // namespace keyref
