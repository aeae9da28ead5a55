#include <cstddef>
#include <string>

#include "linter/base/base64.h"
#include "linter/secret/characters.h"
#include "linter/secret/credential_url.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/private_key.h"
#include "linter/secret/token_formats.h"
#include "linter/secret/token_verdict.h"

namespace keyref {
namespace {

std::optional<Verdict> judge_token(const NamedPlace& place, std::string_view value, long long now) {
  constexpr std::size_t kLongest = 16384;
  const auto token = value.size() > kLongest ? std::nullopt : token_of(value, now);
  if (!token || token->format->is_public) return std::nullopt;
  Verdict verdict = verdict_of(*token, value);
  if (verdict.browser_key && place.is_public()) verdict.confidence = Confidence::low;
  return verdict;
}

/// Written in base64, as in a Secret's `data`.
std::optional<Verdict> judge_encoded_token(const NamedPlace& place, std::string_view value, long long now) {
  constexpr std::size_t kShortest = 16;
  constexpr std::size_t kLongest = 1024;
  if (value.size() < kShortest || value.size() > kLongest || value.size() % 4 != 0) return std::nullopt;
  if (!all(value, [](char c) { return is_base64(c) || c == '='; })) return std::nullopt;
  const auto decoded = decode_base64(value);
  if (!decoded) return std::nullopt;
  auto verdict = judge_token(place, *decoded, now);
  if (!verdict) return std::nullopt;
  verdict->begin = 0;
  verdict->end = value.size();
  verdict->reasons.emplace_back("it is written in base64");
  return verdict;
}

std::optional<Verdict> judge_private_key(std::string_view value) {
  const std::size_t dashes = value.find("-----BEGIN");
  if (dashes != std::string_view::npos) {
    auto found = private_key_at(value, dashes);
    return found ? std::optional(std::move(found->verdict)) : std::nullopt;
  }
  const bool age = is_age_key(value);
  if (!age && !is_private_jwk(value)) return std::nullopt;
  Verdict verdict;
  verdict.kind = ValueKind::private_key;
  verdict.end = value.size();
  verdict.what = age ? "an age secret key" : "a private JSON Web Key";
  verdict.reasons = {"the form of a private key"};
  return verdict;
}

std::optional<Verdict> judge_urls(std::string_view value) {
  constexpr std::string_view kSlashes = "://";
  for (std::size_t at = value.find(kSlashes); at != std::string_view::npos; at = value.find(kSlashes, at + 1)) {
    if (auto found = credential_url_at(value, at)) return std::move(found->verdict);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Verdict> judge_form(const NamedPlace& place, std::string_view value, long long now) {
  if (auto verdict = judge_private_key(value)) return verdict;
  if (auto verdict = judge_token(place, value, now)) return verdict;
  if (auto verdict = judge_encoded_token(place, value, now)) return verdict;
  if (auto verdict = judge_urls(value)) return verdict;
  return judge_node_url(value);
}

}  // namespace keyref
