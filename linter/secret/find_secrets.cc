#include "linter/secret/find_secrets.h"

#include <algorithm>
#include <optional>

#include "linter/secret/credential_url.h"
#include "linter/secret/private_key.h"
#include "linter/secret/token_verdict.h"

namespace keyref {

bool Prefiltered::any_in(std::size_t begin, std::size_t end) const {
  const auto has = [&](const std::vector<std::size_t>& offsets) {
    const auto first = std::lower_bound(offsets.begin(), offsets.end(), begin);
    return first != offsets.end() && *first < end;
  };
  const auto token = std::lower_bound(tokens.begin(), tokens.end(), begin,
                                      [](const LiteralHit& hit, std::size_t at) { return hit.offset < at; });
  return has(words) || has(urls) || has(private_keys) || (token != tokens.end() && token->offset < end);
}
namespace {

/// At each of the offsets in turn, but not inside of what the one before turned out to be.
template <typename Look>
void look_at_each(const std::vector<std::size_t>& offsets, Look look, FunctionRef<void(const FoundSecret&)> visit) {
  std::size_t end = 0;
  for (const std::size_t offset : offsets) {
    if (offset < end) continue;
    if (const std::optional<FoundSecret> found = look(offset)) {
      end = found->end;
      visit(*found);
    }
  }
}

}  // namespace

void find_secrets(std::string_view text, const Prefiltered& prefiltered, long long now,
                  FunctionRef<void(const FoundSecret&)> visit) {
  look_at_each(
      prefiltered.private_keys, [&](std::size_t offset) { return private_key_at(text, offset); }, visit);
  if (!prefiltered.tokens.empty()) {
    find_tokens(text, prefiltered.tokens, now, [&](const TokenMatch& match) {
      if (!match.format->is_public) visit({match.begin, match.end, verdict_of(match, text)});
    });
  }
  look_at_each(
      prefiltered.urls, [&](std::size_t offset) { return credential_url_at(text, offset); }, visit);
}

}  // namespace keyref
