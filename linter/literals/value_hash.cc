#include "linter/literals/value_hash.h"

#include <string>

#include "linter/base/hash.h"

namespace keyref::literals {

std::uint8_t value_hash(std::string_view name, std::string_view value) {
  const std::string salted = std::string(name) + '\n' + std::string(value);
  return static_cast<std::uint8_t>(fnv1a(salted) & 0xFFU);
}

}  // namespace keyref::literals
