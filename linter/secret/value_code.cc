#include <algorithm>
#include <array>
#include <cstddef>

#include "linter/base/text.h"
#include "linter/secret/characters.h"
#include "linter/secret/randomness.h"
#include "linter/secret/value_tests.h"
#include "linter/secret/weak_words.h"

namespace keyref {
namespace {

/// Parts of expressions that no secret holds by chance.
constexpr auto kCode = std::to_array<std::string_view>({
    "=>",   "===",       "!==",       " == ",    " != ",   "&&",      "||",       "();",     "()",
    " ? ",  "function(", "function ", "return ", "new ",   "typeof ", "require(", "import ", "@Inject",
    "</",   "/>",        "[name=",    "[type=",  "input[", "\\d",     "\\w",      "\\s",     "(?",
    "[a-z", "[A-Z",      "[0-9",      "[^",      "@@",     "<?",      "?.",       ".*",
});

bool is_word(char c) { return is_alphanumeric(c) || c == '_' || c == '$'; }

/// `Joi.string`, `config.jwt.secret`: names joined with dots, none of them random.
bool is_dotted_name(std::string_view value) {
  const auto parts = split(value, '.');
  if (parts.size() < 2) return false;
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return all(part, is_word) && !is_digit(part.front()) && randomness(part) < kRandom;
  });
}

/// `name(…)` and `Map<…>`.
bool is_call(std::string_view value) {
  const std::size_t open = value.find_first_of("(<[");
  if (open == 0 || open == std::string_view::npos) return false;
  const bool closes = value.back() == ')' || value.back() == '>' || value.back() == ']';
  return closes && all(value.substr(0, open), [](char c) { return is_word(c) || c == '.'; });
}

bool is_pattern(std::string_view value) {
  if (value.size() > 2 && value.front() == '^' && value.back() == '$') return true;
  if (value.front() == '(' && value.back() == ')') return true;
  constexpr std::size_t kShortest = 4;
  return value.size() >= kShortest && value.front() == '/' && value.back() == '/' &&
         value.find_first_of("\\^$[]()*") != std::string_view::npos;
}

/// `DB_PASSWORD`: the name of a variable, or an enum's member.
bool is_constant_name(std::string_view value) {
  const bool upper = all(value, [](char c) { return is_upper(c) || is_digit(c) || c == '_'; });
  if (!upper || value.find('_') == std::string_view::npos || is_digit(value.front())) return false;
  const auto parts = split(value, '_');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    const auto digits = static_cast<std::size_t>(std::count_if(part.begin(), part.end(), is_digit));
    return part.empty() || digits <= 2 || digits == part.size();
  });
}

/// `.class`, `#id`, `@decorator/name`, `--option`, `:parameter`.
bool is_selector(std::string_view value) {
  if (value.size() < 3) return false;
  const bool marked = value.front() == '.' || value.front() == '#' || value.front() == '@' || value.front() == ':' ||
                      value.starts_with("--") || value.starts_with("*");
  const std::string_view name = value.substr(value.starts_with("--") ? 2 : 1);
  return marked && !any(name, is_upper) && !any(name, is_digit) &&
         all(name, [](char c) { return is_word(c) || c == '-' || c == '.' || c == '/' || c == '=' || c == ' '; });
}

/// `required|string|max:255`: rules for what a form's field takes.
bool is_validation(std::string_view value) {
  constexpr auto kRules = std::to_array<std::string_view>({"required", "nullable", "sometimes", "string", "confirmed"});
  const auto parts = split(value, '|');
  return parts.size() > 1 && any(parts, [&](std::string_view part) { return contains(kRules, part); });
}

/// `users/passwords#edit`, `UserController@password`: what a route leads to.
bool is_route_target(std::string_view value) {
  if (const std::size_t at = value.find("Controller@"); at != std::string_view::npos) return at > 0;
  const auto parts = split(value, '#');
  const auto is_name = [](std::string_view part) {
    return all(part, [](char c) { return is_lower(c) || c == '_' || c == '/'; });
  };
  return parts.size() == 2 && is_name(parts[0]) && is_name(parts[1]) &&
         (value.find('/') != std::string_view::npos || value.find('_') != std::string_view::npos);
}

/// `String!`, `[ID!]!`: a type of GraphQL.
bool is_type(std::string_view value) {
  if (value.size() < 2 || value.back() != '!') return false;
  while (value.back() == '!' || value.back() == ']') {
    value.remove_suffix(1);
    if (value.empty()) return false;
  }
  if (value.front() == '[') value.remove_prefix(1);
  return is_technical_word(to_lower(value)) || value == "ID";
}

/// `acme_`: what values begin with.
bool is_prefix(std::string_view value) {
  constexpr std::size_t kLongest = 12;
  return value.size() <= kLongest && (value.ends_with('_') || value.ends_with('-')) && !any(value, is_digit);
}

}  // namespace

bool is_code(std::string_view value) {
  if (any(kCode, [&](std::string_view part) { return value.find(part) != std::string_view::npos; })) return true;
  if (is_validation(value) || is_route_target(value) || is_type(value) || is_prefix(value)) return true;
  return is_dotted_name(value) || is_call(value) || is_pattern(value) || is_constant_name(value) || is_selector(value);
}

}  // namespace keyref
