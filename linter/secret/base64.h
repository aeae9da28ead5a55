#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace keyref {

/// The bytes of base64, of either alphabet, with or without padding and line breaks; `most` of them. None where
/// another character stands in it.
std::optional<std::string> decode_base64(std::string_view text, std::size_t most);

}  // namespace keyref
