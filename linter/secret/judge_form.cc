#include <cstddef>
#include <string>

#include "linter/base/base64.h"
#include "linter/secret/characters.h"
#include "linter/secret/credential_url.h"
#include "linter/secret/judge_parts.h"
#include "linter/secret/private_key.h"
#include "linter/secret/token_formats.h"

namespace keyref {
namespace {

std::string with_article(std::string_view noun) {
  const bool vowel = std::string_view("AEIOaeio").find(noun.front()) != std::string_view::npos;
  return std::string(vowel ? "an " : "a ").append(noun);
}

/// A Google key in a browser is meant to be seen, and shows what it is restricted to only to Google.
bool is_browser_key(const TokenFormat& format) { return format.provider == "google" && format.literal == "AIza"; }

std::optional<Confidence> confidence_of(const NamedPlace& place, const TokenMatch& token) {
  if (token.is_example) return Confidence::low;
  if (is_browser_key(*token.format)) return place.is_public() ? Confidence::low : Confidence::medium;
  if (token.format->is_public) return std::nullopt;
  return Confidence::high;
}

void add_lowering(Verdict& verdict, const TokenMatch& token) {
  const auto lower = [&](bool condition, std::string_view reason) {
    if (!condition) return;
    ++verdict.lowered;
    verdict.reasons.emplace_back(reason);
  };
  lower(token.format->test_mode, "it opens only a test mode");
  lower(token.checksum_failed, "its checksum does not fit");
  lower(token.expired, "it has expired");
  if (token.is_example) verdict.reasons.emplace_back("it is a documentation's example");
}

std::optional<Verdict> judge_token(const NamedPlace& place, std::string_view value, long long now) {
  constexpr std::size_t kLongest = 16384;
  const auto token = value.size() > kLongest ? std::nullopt : token_of(value, now);
  if (!token) return std::nullopt;
  const auto confidence = confidence_of(place, *token);
  if (!confidence) return std::nullopt;
  Verdict verdict;
  verdict.kind = ValueKind::token;
  verdict.confidence = *confidence;
  verdict.begin = token->begin;
  verdict.end = token->end;
  verdict.what = with_article(token->format->name);
  verdict.provider = token->format->provider;
  verdict.account = aws_account_of(value).value_or(std::string());
  verdict.reasons = {"the form of the provider's tokens"};
  add_lowering(verdict, *token);
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
