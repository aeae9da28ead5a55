#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/sensitive_name.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/weak_words.h"

namespace keyref {
namespace {

bool is_framed(std::string_view value) {
  if (value.size() < 3) return false;
  const char open = value.front();
  const char close = value.back();
  const bool frame = (open == '<' && close == '>') || (open == '[' && close == ']') || (open == '{' && close == '}');
  const std::string_view inside = value.substr(1, value.size() - 2);
  return frame && inside.front() != '/' && all(inside, [](char c) {
           return is_alphanumeric(c) || !is_ascii(c) || std::string_view(" _-./:,'").find(c) != std::string_view::npos;
         });
}

/// `00000000-0000`, `abababab`: of two characters at most.
bool is_monotonous(std::string_view value) {
  constexpr std::size_t kShortest = 8;
  std::size_t kinds = 0;
  std::string seen("-");
  for (const char c : value) {
    if (seen.find(c) != std::string::npos) continue;
    seen += c;
    if (++kinds > 2) return false;
  }
  return value.size() >= kShortest;
}

/// `****`, `xxxx`, `sk-xxxxxxxx`: over half of it is one character, or four are what people write for any.
bool is_one_character(std::string_view value) {
  constexpr auto kAny = std::to_array<std::string_view>({"xxxx", "XXXX", "****"});
  if (any(kAny, [&](std::string_view run) { return value.find(run) != std::string_view::npos; })) return true;
  constexpr std::size_t kShortest = 3;
  std::size_t longest = 0;
  for (std::size_t at = 0; at < value.size();) {
    const auto end = std::min(value.find_first_not_of(value[at], at), value.size());
    // `shhhhh` is a word.
    const bool in_word = at > 0 && is_letter(value[at - 1]) && is_lower(value[at]);
    if (!in_word) longest = std::max(longest, end - at);
    at = end;
  }
  return longest >= kShortest && longest * 2 > value.size();
}

/// `abc`, `abcdefgh`, `0123456789`, `1234abcd`: most characters follow the one before.
bool is_sequence(std::string_view value) {
  constexpr std::size_t kShortest = 8;
  std::size_t following = 0;
  for (std::size_t i = 1; i < value.size(); ++i)
    following += value[i] == value[i - 1] + 1 || (value[i] == '0' && value[i - 1] == '9') ? 1U : 0U;
  if (value.size() > 2 && following + 1 == value.size() && all(value, is_letter)) return true;
  return value.size() >= kShortest && following * 5 >= value.size() * 4 - 8 && following * 3 >= value.size() * 2;
}

/// `ott_abc123xyz789`, `auth-secret-0123456789abcdef`
bool ends_in_sequence(std::string_view value) {
  constexpr std::size_t kShortest = 10;
  const std::size_t joint = value.find_last_of("-_.");
  const std::string_view tail = joint == std::string_view::npos ? std::string_view() : value.substr(joint + 1);
  return tail.size() >= kShortest && is_sequence(tail);
}

/// `eyJhbGciOiJFZERTQSJ9.payload.signature`: a JSON Web Token's header, and nothing of its own behind it.
bool is_hollow_jwt(std::string_view value) {
  const auto parts = split(value, '.');
  return value.starts_with("eyJ") && parts.size() == 3 && !parts[1].starts_with("ey");
}

bool says_so(std::string_view value) {
  constexpr std::size_t kLongest = 80;
  if (value.size() > kLongest) return false;
  const std::string lower = to_lower(value);
  if (is_placeholder_word(lower)) return true;
  if (value.find("EXAMPLE") != std::string_view::npos) return true;
  if (value.find("...") != std::string_view::npos || value.find("…") != std::string_view::npos) return true;
  const auto words = words_of(value);
  // Of several words the first one tells, as written: "Your password" speaks to a reader.
  if (any(value, is_space)) return !words.empty() && is_placeholder_word(words.front());
  // A word of two or three letters occurs in what a machine drew, too.
  return any(words, [](std::string_view word) {
    while (!word.empty() && is_digit(word.back())) word.remove_suffix(1);
    return word.size() > 2 && is_placeholder_word(to_lower(word));
  });
}

}  // namespace

bool is_placeholder(std::string_view value) {
  return is_framed(value) || is_one_character(value) || is_monotonous(value) || is_sequence(value) ||
         ends_in_sequence(value) || is_hollow_jwt(value) || says_so(value);
}

}  // namespace keyref
