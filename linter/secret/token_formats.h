#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "linter/base/function_ref.h"

namespace keyref {

/// How a token proves itself. The words of `checksum:` in rules/tokens/*.yaml.
enum class TokenChecksum {
  none,
  crc32_base62,         ///< GitHub, npm: CRC32 of the part behind the prefix, its last six characters
  github_fine_grained,  ///< github_pat_: SHA-256
  gitlab_routable,      ///< glpat- with a length and a CRC32 behind the last dot
  crc32_hex,            ///< Atlassian: eight upper-case hex digits at the end
  grafana,              ///< glsa_: CRC32 of the first 37 characters, little-endian
  jwt,                  ///< header and payload are JSON
  bip39,                ///< the last word of a mnemonic
  base58check,          ///< WIF, xprv
};

/// One form of a provider's tokens; a line of a table that the build makes of rules/tokens/*.yaml.
struct TokenFormat {
  std::string_view provider;  ///< "github"
  std::string_view name;      ///< "GitHub personal access token (classic)", as messages have it
  std::string_view literal;  ///< what every such token holds, in the case that it has there; the prefilter looks for it
  std::string_view pattern;  ///< of the whole token, for RE2, unanchored
  TokenChecksum checksum = TokenChecksum::none;
  bool test_mode = false;   ///< it opens nothing that matters, as sk_test_
  bool is_public = false;   ///< meant to be seen, as a publishable key
  std::string_view revoke;  ///< where a person revokes it: a URL, or what to do; may be empty
};

std::span<const TokenFormat> token_formats();

/// A token found in a text.
struct TokenMatch {
  const TokenFormat* format = nullptr;
  std::size_t begin = 0;  ///< of the token in the text, in bytes
  std::size_t end = 0;
  bool checksum_failed = false;
  bool is_example = false;  ///< documentation's own, or made of one repeated character
  bool expired = false;     ///< a JWT whose `exp` has passed
};

/// Finds tokens around places where the prefilter found formats' literals. `now`: seconds since 1970.
/// `hits`: offset of a literal, and the index of its format.
struct LiteralHit {
  std::size_t offset = 0;
  std::size_t format = 0;
};
void find_tokens(std::string_view text, std::span<const LiteralHit> hits, long long now,
                 FunctionRef<void(const TokenMatch&)> visit);

/// Is the whole text a token of some provider? The first that fits; needs no prefilter.
std::optional<TokenMatch> token_of(std::string_view text, long long now);

/// The AWS account that an access key id belongs to, 12 digits; none where the id holds none.
std::optional<std::string> aws_account_of(std::string_view access_key_id);

}  // namespace keyref
