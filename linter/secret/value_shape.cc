#include "linter/secret/value_shape.h"

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/secret/characters.h"

namespace keyref {
namespace {

/// How many characters of a random text make a run of letters and digits; ordinary names are shorter or hold fewer
/// numbers.
constexpr std::size_t kTokenRun = 16;
constexpr std::size_t kRandomRun = 20;
constexpr std::size_t kHexRun = 32;
constexpr std::size_t kLongestName = 253;
constexpr std::string_view kJwtStart = "eyJ";

constexpr std::array<std::string_view, 40> kTokenPrefixes = {
    "ghp_",  "gho_",       "ghu_",    "ghs_",     "ghr_",      "github_pat_", "npm_",     "glpat-",
    "glrt-", "gldt-",      "ATATT3x", "ATCTT3x",  "ATBB",      "glsa_",       "AKIA",     "ASIA",
    "xoxb-", "xoxp-",      "xapp-",   "sk_live_", "sk_test_",  "rk_live_",    "rk_test_", "whsec_",
    "SG.",   "shpat_",     "shpss_",  "dop_v1_",  "dckr_pat_", "pypi-",       "hvs.",     "hvb.",
    "sk-",   "mdb_sa_sk_", "NRAK-",   "sntryu_",  "PMAK-",     "figd_",       "lin_api_", "AIza",
};

/// Of the names of objects, labels, variables and keys.
bool is_name_character(char c) {
  return is_alphanumeric(c) || std::string_view("-_./:@").find(c) != std::string_view::npos;
}

bool is_no_name_character(char c) { return c == '=' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// What a run of letters and digits is made of.
struct Run {
  std::size_t length = 0;
  std::size_t digits = 0;
  std::size_t digit_groups = 0;
  bool lower = false;
  bool upper = false;
  bool hex = true;
};

Run take_run(std::string_view text, std::size_t& at) {
  Run run;
  bool after_digit = false;
  for (; at < text.size() && (is_digit(text[at]) || is_lower(text[at]) || is_upper(text[at])); ++at) {
    const char c = text[at];
    ++run.length;
    run.lower |= is_lower(c);
    run.upper |= is_upper(c);
    run.hex = run.hex && (is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    run.digits += is_digit(c) ? 1U : 0U;
    run.digit_groups += is_digit(c) && !after_digit ? 1U : 0U;
    after_digit = is_digit(c);
  }
  return run;
}

template <typename Test>
bool any_run(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (test(take_run(text, at))) return true;
  }
  return false;
}

bool is_token(std::string_view text) {
  return std::any_of(kTokenPrefixes.begin(), kTokenPrefixes.end(), [&](std::string_view prefix) {
    return text.starts_with(prefix) && any_run(text.substr(prefix.size()), [](const Run& run) {
             return run.length >= kTokenRun && run.digits >= 2;
           });
  });
}

bool is_jwt(std::string_view text) {
  constexpr std::size_t kShortest = 30;
  return text.starts_with(kJwtStart) && text.size() >= kShortest && std::count(text.begin(), text.end(), '.') == 2;
}

enum class PartOfName : unsigned char { none, run, sign };

constexpr std::array<PartOfName, 256> kPartOfName = [] {
  std::array<PartOfName, 256> parts{};
  for (std::size_t c = 0; c < parts.size() / 2; ++c) {
    if (is_alphanumeric(static_cast<char>(c))) parts[c] = PartOfName::run;
  }
  for (const char sign : std::string_view("-_.")) parts[static_cast<unsigned char>(sign)] = PartOfName::sign;
  return parts;
}();

bool is_random(const Run& run) {
  if (run.length >= kHexRun && run.hex && run.digits >= 4 && run.digits < run.length) return true;
  return run.length >= kRandomRun && run.lower && run.upper && run.digit_groups >= 3;
}

}  // namespace

bool is_ordinary_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName || text.starts_with(kJwtStart)) return false;
  std::size_t run = 0;  // where the run of letters and digits begins
  for (std::size_t at = 0; at < text.size(); ++at) {
    const PartOfName part = kPartOfName[static_cast<unsigned char>(text[at])];
    if (part == PartOfName::run) continue;
    if (part == PartOfName::none || at == run || at - run >= kTokenRun) return false;
    run = at + 1;
  }
  return text.size() - run < kTokenRun;
}

bool looks_like_value(std::string_view text) {
  if (is_ordinary_name(text)) return false;
  if (std::any_of(text.begin(), text.end(), is_no_name_character)) return true;
  if (text.find("://") != std::string_view::npos || text.find("-----BEGIN") != std::string_view::npos) return true;
  return is_token(text) || is_jwt(text) || any_run(text, is_random);
}

std::string shown_name(std::string_view name) {
  if (name.size() > kLongestName) return {};
  const std::string around = without_placeholders(name);
  const bool plain = std::all_of(around.begin(), around.end(), is_name_character);
  if (!plain || looks_like_value(around)) return {};
  std::string shown = without_expressions(name);
  if (around.size() == name.size()) return shown;
  std::string words = shown;  // a placeholder shows what stands in it
  std::erase_if(words, [](char c) { return !is_name_character(c) || c == '@'; });
  return looks_like_value(words) ? std::string() : shown;
}

}  // namespace keyref
