#include "linter/secret/token_examples.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/digests.h"
#include "linter/secret/encodings.h"
#include "linter/secret/jwt.h"
#include "linter/secret/well_known_keys.h"

namespace keyref {

namespace {

/// Words that a person wrote where a generator's text should stand. Shorter ones occur by chance.
bool has_word(std::string_view token) {
  static constexpr std::string_view kWords[] = {"example",  "placeholder", "changeme", "redacted",   "your_",
                                                "your-",    "yourtoken",   "yourkey",  "yoursecret", "yourapi",
                                                "dummykey", "dummytoken",  "notareal"};
  const std::string lower = to_lower(token);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// The longest stretch in which each character follows the one before by `step`: 0 for `xxxx`, 1 for `12345678`.
std::size_t longest_stretch(std::string_view token, int step) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool follows =
        i > 0 && (token[i] == token[i - 1] + step || (step == 1 && token[i] == '0' && token[i - 1] == '9'));
    length = follows ? length + 1 : 1;
    longest = std::max(longest, length);
  }
  return longest;
}

/// `abc123xyz789`: stretches of three and more in which each character follows the one before.
bool is_made_of_steps(std::string_view token) {
  std::size_t in_steps = 0;
  std::size_t length = 1;
  for (std::size_t i = 1; i <= token.size(); ++i) {
    if (i < token.size() && token[i] == token[i - 1] + 1) {
      ++length;
      continue;
    }
    if (length >= 3) in_steps += length;
    length = 1;
  }
  return in_steps * 5 >= token.size() * 4;
}

/// `deadbeefdeadbeef…`: the same few characters again and again.
bool repeats(std::string_view text) {
  for (std::size_t period = 1; period <= 10 && period * 2 <= text.size(); ++period)
    if (text.substr(period) == text.substr(0, text.size() - period)) return true;
  return false;
}

/// Of a random token that is not very long, no character stands eight times in a row.
bool is_filled_up(std::string_view body) {
  const std::size_t much = std::max<std::size_t>(8, body.size() / 4);
  return longest_stretch(body, 0) >= much || longest_stretch(body, 1) >= much || repeats(body) ||
         is_made_of_steps(body) || std::set<char>(body.begin(), body.end()).size() <= 3;
}

/// The persons and projects of documentation.
bool is_example_jwt(std::string_view token) {
  const std::optional<Jwt> jwt = parse_jwt(token);
  static constexpr std::string_view kClaims[] = {"\"1234567890\"", "John Doe", "supabase-demo"};
  return jwt && std::any_of(std::begin(kClaims), std::end(kClaims),
                            [&](std::string_view claim) { return jwt->payload.find(claim) != std::string::npos; });
}

bool is_published(const TokenFormat& format, std::string_view token) {
  if (format.published.empty()) return false;
  std::string prefix;
  const auto digest = sha256(token);
  for (std::size_t i = 0; i < 8; ++i) prefix += in_digits(digest[i], "0123456789abcdef", 2);
  return format.published.find(prefix) != std::string_view::npos;
}

}  // namespace

bool is_example_token(const TokenFormat& format, std::string_view token) {
  if (is_published(format, token) || is_example_jwt(token) || is_well_known_key(token)) return true;
  if (format.checksum == TokenChecksum::jwt) return false;
  std::string_view body = token;
  if (!format.literal.empty() && token.starts_with(format.literal)) body.remove_prefix(format.literal.size());
  return has_word(body) || is_filled_up(body);
}

}  // namespace keyref
