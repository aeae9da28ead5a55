#include "linter/secret/token_formats.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/jwt.h"
#include "linter/secret/token_checksums.h"
#include "linter/secret/token_examples.h"
#include "linter/secret/token_index.h"
#include "linter/secret/token_pattern.h"

namespace keyref {

namespace {

bool has_claim(const TokenFormat& format, const Jwt& jwt) {
  const std::vector<std::string_view> claims = split(format.claims, '|');
  return std::any_of(claims.begin(), claims.end(),
                     [&](std::string_view claim) { return jwt.payload.find(claim) != std::string::npos; });
}

/// What is known of a text that has the format's pattern; none where the pattern is not enough.
std::optional<TokenMatch> examined(const TokenFormat& format, std::string_view text, TokenPattern::Range range,
                                   long long now) {
  const std::string_view token = text.substr(range.begin, range.end - range.begin);
  TokenMatch match{.format = &format, .begin = range.begin, .end = range.end};
  match.checksum_failed = !checksum_holds(format, token);
  if (format.checksum == TokenChecksum::jwt) {
    const std::optional<Jwt> jwt = parse_jwt(token);
    if (!format.claims.empty() && (!jwt || !has_claim(format, *jwt))) return std::nullopt;
    match.expired = jwt && jwt->exp && *jwt->exp < now;
  }
  match.is_example = is_example_token(format, token);
  return match;
}

/// Which of two readings of one place is the better one? The longer, the one that proves itself, the more special, and
/// then the one that stands first in the table.
bool better(const TokenMatch& a, const TokenMatch& b) {
  const auto worth = [](const TokenMatch& match) {
    return std::tuple(match.end - match.begin, !match.checksum_failed, match.format->checksum != TokenChecksum::none,
                      !match.format->claims.empty());
  };
  return worth(a) != worth(b) ? worth(a) > worth(b) : a.format < b.format;
}

void keep_best(std::optional<TokenMatch>& best, const std::optional<TokenMatch>& match) {
  if (match && (!best || better(*match, *best))) best = match;
}

std::optional<TokenMatch> whole_token(const TokenFormat& format, std::string_view text, long long now) {
  const auto range = token_pattern(format).whole(text);
  return range ? examined(format, text, *range, now) : std::nullopt;
}

/// A text of hexadecimal digits is no token of a format that has all letters: 40 of them are a git hash.
bool has_letters_of(const TokenFormat& format, std::string_view text) {
  return format.pattern.find("a-z") == std::string_view::npos ||
         text.find_first_not_of("0123456789abcdef") != std::string_view::npos;
}

}  // namespace

void find_tokens(std::string_view text, std::span<const LiteralHit> hits, long long now,
                 FunctionRef<void(const TokenMatch&)> visit) {
  std::vector<TokenMatch> matches;
  std::vector<std::size_t> seen(token_formats().size());  // where each format's last token ends
  for (const LiteralHit& hit : hits) {
    if (hit.offset < seen[hit.format]) continue;
    const TokenFormat& format = token_formats()[hit.format];
    const auto range = token_pattern(format).around(text, hit.offset);
    if (!range) continue;
    seen[hit.format] = range->end;
    if (const auto match = examined(format, text, *range, now)) matches.push_back(*match);
  }
  std::sort(matches.begin(), matches.end(), [](const TokenMatch& a, const TokenMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : better(a, b);
  });
  std::size_t end = 0;
  for (const TokenMatch& match : matches) {
    if (match.begin < end) continue;
    end = match.end;
    visit(match);
  }
}

std::optional<TokenMatch> token_of(std::string_view text, long long now) {
  std::optional<TokenMatch> best;
  formats_with_literal_in(text, [&](const TokenFormat& format) { keep_best(best, whole_token(format, text, now)); });
  if (best) return best;
  for (const TokenFormat& format : context_formats()) {
    if (!format.names.empty()) continue;
    const auto match = whole_token(format, text, now);
    // Nothing but the checksum tells such a token from other texts, as long as it is none that everybody knows.
    if (match && (!match->checksum_failed || match->is_example)) keep_best(best, match);
  }
  return best;
}

std::optional<TokenMatch> token_of(std::string_view text, std::string_view name, long long now) {
  std::optional<TokenMatch> best = token_of(text, now);
  if (best || name.empty()) return best;
  formats_named(name, [&](const TokenFormat& format) {
    if (has_letters_of(format, text)) keep_best(best, whole_token(format, text, now));
  });
  return best;
}

}  // namespace keyref
