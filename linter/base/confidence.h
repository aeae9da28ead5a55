#pragma once

#include <cstdint>

namespace keyref {

/// How sure it is that a text is a secret's value.
enum class Confidence : std::uint8_t { low, medium, high };

}  // namespace keyref
