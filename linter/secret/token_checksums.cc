#include "linter/secret/token_checksums.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "linter/secret/digests.h"
#include "linter/secret/encodings.h"
#include "linter/secret/jwt.h"
#include "linter/secret/mnemonic.h"

namespace keyref {

namespace {

std::string bytes_of(const std::array<unsigned char, 32>& digest) { return {digest.begin(), digest.end()}; }

bool crc32_base62(std::string_view literal, std::string_view token) {
  if (token.size() < literal.size() + 6) return false;
  const std::string_view random = token.substr(literal.size(), token.size() - literal.size() - 6);
  return token.ends_with(in_digits(crc32(random), kBase62, 6));
}

bool github_fine_grained(std::string_view token) {
  if (token.size() < 16) return false;
  const std::string hash = to_base32(bytes_of(sha256(token.substr(0, token.size() - 16))));
  return token.substr(token.size() - 16, 8) == std::string_view(hash).substr(0, 8);
}

bool gitlab_routable(std::string_view token) {
  if (token.size() < 7) return false;
  std::string digits(kBase62.substr(0, 10));
  digits += "abcdefghijklmnopqrstuvwxyz";
  return token.ends_with(in_digits(crc32(token.substr(0, token.size() - 7)), digits, 7));
}

bool crc32_hex(std::string_view token) {
  if (token.size() < 8) return false;
  return token.ends_with(in_digits(crc32(token.substr(0, token.size() - 8)), kBase62.substr(0, 16), 8));
}

bool grafana(std::string_view token) {
  const std::uint32_t crc = crc32(token.substr(0, 37));
  const std::uint32_t swapped = crc >> 24U | (crc >> 8U & 0xff00U) | (crc << 8U & 0xff0000U) | crc << 24U;
  return token.ends_with(in_digits(swapped, "0123456789abcdef", 8));
}

bool base58check(std::string_view token) {
  const std::optional<std::string> bytes = from_base58(token);
  if (!bytes || bytes->size() < 4) return false;
  const std::string_view checked = std::string_view(*bytes).substr(0, bytes->size() - 4);
  return bytes->ends_with(bytes_of(sha256(bytes_of(sha256(checked)))).substr(0, 4));
}

}  // namespace

bool checksum_holds(const TokenFormat& format, std::string_view token) {
  switch (format.checksum) {
    case TokenChecksum::none:
      return true;
    case TokenChecksum::crc32_base62:
      return crc32_base62(format.literal, token);
    case TokenChecksum::github_fine_grained:
      return github_fine_grained(token);
    case TokenChecksum::gitlab_routable:
      return gitlab_routable(token);
    case TokenChecksum::crc32_hex:
      return crc32_hex(token);
    case TokenChecksum::grafana:
      return grafana(token);
    case TokenChecksum::jwt:
      return parse_jwt(token).has_value();
    case TokenChecksum::bip39:
      return mnemonic_shape(token) == MnemonicShape::valid;
    case TokenChecksum::base58check:
      return base58check(token);
  }
  return true;
}

}  // namespace keyref
