#include "linter/secret/token_verdict.h"

#include <algorithm>
#include <array>
#include <string>

namespace keyref {
namespace {

/// "a GitHub token", "an npm token": by the sound of its first letters.
std::string with_article(std::string_view name) {
  constexpr std::array<std::string_view, 4> kSpelled = {"npm", "SSH", "HMAC", "S3"};  // read letter by letter
  constexpr std::array<std::string_view, 3> kLikeYou = {"Uni", "Use", "URL"};
  const auto begins = [&](std::string_view each) { return name.starts_with(each); };
  const bool vowel = !name.empty() && std::string_view("AEIOUaeiou").find(name.front()) != std::string_view::npos;
  const bool an = std::any_of(kSpelled.begin(), kSpelled.end(), begins) ||
                  (vowel && std::none_of(kLikeYou.begin(), kLikeYou.end(), begins));
  return (an ? "an " : "a ") + std::string(name);
}

/// A Google key in a browser is meant to be seen, and shows what it is restricted to only to Google.
bool is_browser_key(const TokenFormat& format) { return format.provider == "google" && format.literal == "AIza"; }

}  // namespace

Verdict verdict_of(const TokenMatch& match, std::string_view text) {
  const TokenFormat& format = *match.format;
  Verdict verdict;
  verdict.kind = ValueKind::token;
  verdict.begin = match.begin;
  verdict.end = match.end;
  verdict.what = with_article(format.name);
  verdict.provider = format.provider;
  verdict.reasons.emplace_back("its form says so");
  const auto lower = [&](bool applies, std::string_view reason) {
    if (!applies) return;
    ++verdict.lowered;
    verdict.reasons.emplace_back(reason);
  };
  lower(match.checksum_failed, "its checksum does not fit");
  lower(match.expired, "it has expired");
  lower(format.test_mode, "it opens only a test mode");
  const bool checked = format.checksum != TokenChecksum::none && format.checksum != TokenChecksum::jwt;
  if (checked && !match.checksum_failed) verdict.reasons.emplace_back("its checksum fits");
  if (is_browser_key(format)) {
    verdict.browser_key = true;
    verdict.confidence = Confidence::medium;
  }
  if (match.is_example) {
    verdict.confidence = Confidence::low;
    verdict.reasons.emplace_back("it is a documentation's example");
  }
  if (const auto account = aws_account_of(text.substr(match.begin, match.end - match.begin)); account)
    verdict.account = *account;
  return verdict;
}

}  // namespace keyref
