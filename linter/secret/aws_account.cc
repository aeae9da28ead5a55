#include <cstdint>
#include <optional>
#include <string>

#include "linter/secret/encodings.h"
#include "linter/secret/token_formats.h"

namespace keyref {

std::optional<std::string> aws_account_of(std::string_view access_key_id) {
  constexpr std::size_t kPrefix = 4;  // AKIA, ASIA
  // Ids made before accounts were put into them have other characters here.
  if (access_key_id.size() != 20 || kBase32.find(access_key_id[kPrefix]) < kBase32.find('Q')) return std::nullopt;
  const std::optional<std::string> bytes = from_base32(access_key_id.substr(kPrefix));
  if (!bytes) return std::nullopt;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 6; ++i) number = number << 8U | static_cast<unsigned char>((*bytes)[i]);
  return in_digits((number & 0x7fffffffff80U) >> 7U, "0123456789", 12);
}

}  // namespace keyref
