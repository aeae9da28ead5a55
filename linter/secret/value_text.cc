#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/randomness.h"
#include "linter/secret/value_tests.h"

namespace keyref {
namespace {

bool is_path_character(char c) {
  return is_alphanumeric(c) || std::string_view("._-/:*@~% ").find(c) != std::string_view::npos || !is_ascii(c);
}

/// Base64 holds slashes, too: then a part of it is random.
bool has_random_part(std::string_view value) {
  constexpr std::size_t kShortest = 8;
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t end = std::min(value.find_first_of("/.-_:", at), value.size());
    if (end - at >= kShortest && randomness(value.substr(at, end - at)) >= kRandom) return true;
    at = end + 1;
  }
  return false;
}

bool is_path(std::string_view value) {
  const bool rooted = value.front() == '/' || value.starts_with("./") || value.starts_with("../") ||
                      value.starts_with("~/") || value.substr(1, 2) == ":\\" || value.substr(1, 2) == ":/";
  if (value.substr(1, 2) == ":\\") return true;
  if (value.starts_with("#/")) return true;
  if (value.find('/') == std::string_view::npos || !all(value, is_path_character)) return false;
  if (rooted && value.size() < 2) return true;
  return !has_random_part(value);
}

bool is_file_name(std::string_view value) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".pem", ".key", ".crt", ".cer", ".p12",        ".pfx",  ".jks",  ".json", ".yaml",
       ".yml", ".txt", ".env", ".ts",  ".js",         ".html", ".conf", ".xml",  ".png",
       ".svg", ".sh",  ".pub", ".md",  ".properties", ".ini",  ".toml", ".css",  ".tf"});
  return any(kEndings,
             [&](std::string_view ending) { return value.size() > ending.size() && value.ends_with(ending); });
}

/// `db.internal.example`, `redis:6379`, `10.0.0.1:80`.
bool is_host(std::string_view value) {
  const std::size_t colon = value.rfind(':');
  const std::string_view host = value.substr(0, colon);
  const bool port = colon != std::string_view::npos && all(value.substr(colon + 1), is_digit);
  if (colon != std::string_view::npos && !port) return false;
  const auto parts = split(host, '.');
  if (parts.size() < 2 && !port) return false;
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"app",      "at", "ch",  "cloud", "cluster",   "co",  "com", "de",  "dev",  "eu", "example", "fr",
       "internal", "io", "lan", "local", "localhost", "net", "org", "svc", "test", "uk", "us"});
  if (!port && !contains(kEndings, parts.back())) return false;
  return !has_random_part(host) && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return all(part, [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '_'; });
  });
}

/// `true`, `none`, `30d`, `1.5`, `10Mi`, `1e-6`, `12:30`.
bool is_number(std::string_view value) {
  if (value.front() == '-' || value.front() == '+') value.remove_prefix(1);
  const std::size_t end = std::min(value.find_first_not_of("0123456789.,_:"), value.size());
  const std::string_view digits = value.substr(0, end);
  if (!any(digits, is_digit) || std::count(digits.begin(), digits.end(), '.') > 1) return false;
  std::string_view unit = value.substr(end);
  while (!unit.empty() && is_space(unit.front())) unit.remove_prefix(1);
  constexpr auto kUnits = std::to_array<std::string_view>(
      {"",     "%",     "b",  "byte", "bytes", "bit",    "bits",    "characters", "chars",  "d",  "day",
       "days", "g",     "gb", "gi",   "h",     "hour",   "hours",   "hr",         "k",      "kb", "ki",
       "m",    "mb",    "mi", "min",  "mins",  "minute", "minutes", "month",      "months", "ms", "n",
       "px",   "rem",   "em", "s",    "sec",   "second", "seconds", "t",          "ti",     "u",  "w",
       "week", "weeks", "y",  "year", "years", "x",      "rpx"});
  return contains(kUnits, to_lower(unit));
}

bool is_seed_word(std::string_view word) { return word.size() >= 3 && word.size() <= 8 && all(word, is_lower); }

std::size_t count_words(std::string_view value) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : value) {
    words += !is_space(c) && !inside ? 1U : 0U;
    inside = !is_space(c);
  }
  return words;
}

/// `keyboard cat`, `correct horse battery staple`: small letters and nothing else.
bool is_passphrase(std::string_view value) {
  constexpr std::size_t kLongest = 5;
  constexpr auto kOfSentences = std::to_array<std::string_view>(
      {" your ", " the ", " is ", " must ", " a ", " an ", " for ", " to ", " of ", " and ", " or ", " not ", " be ",
       " password ", " token ", " new ", " with ", " in "});
  const std::string padded = std::string(" ").append(value) + " ";
  if (any(kOfSentences, [&](std::string_view word) { return padded.find(word) != std::string::npos; })) return false;
  return count_words(value) <= kLongest &&
         all(value, [](char c) { return is_lower(c) || is_digit(c) || c == ' ' || c == '-' || c == '_'; });
}

}  // namespace

bool is_number_or_flag(std::string_view value) {
  constexpr auto kFlags =
      std::to_array<std::string_view>({"true", "false", "yes", "no", "on", "off", "null", "nil", "none", "undefined",
                                       "n/a", "na", "~", "enabled", "disabled", "-"});
  constexpr std::size_t kLongest = 16;
  return value.size() <= kLongest && (contains(kFlags, to_lower(value)) || is_number(value));
}

bool is_path_or_url(std::string_view value) {
  if (value.find("://") != std::string_view::npos || value.starts_with("//")) return true;
  if (any(value, is_space)) return value.starts_with("/") && value.find(' ') > 3;
  return is_path(value) || is_file_name(value) || is_host(value);
}

bool is_mnemonic(std::string_view value) {
  constexpr auto kLengths = std::to_array<std::size_t>({12, 15, 18, 21, 24});
  const std::size_t words = count_words(value);
  if (std::find(kLengths.begin(), kLengths.end(), words) == kLengths.end()) return false;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (end > at && !is_seed_word(value.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

bool is_prose(std::string_view value) {
  if (!any(value, is_space)) return std::any_of(value.begin(), value.end(), [](char c) { return !is_ascii(c); });
  return !is_passphrase(value);
}

}  // namespace keyref
