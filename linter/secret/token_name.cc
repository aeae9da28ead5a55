#include "linter/secret/token_name.h"

#include <algorithm>
#include <vector>

#include "linter/base/text.h"

namespace keyref {

namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_word(char c) { return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9'); }

/// Between `i` and the character before it: `api|Key`, `AWS|Secret`.
bool begins_word(std::string_view name, std::size_t i) {
  if (i == 0 || !is_upper(name[i])) return false;
  return !is_upper(name[i - 1]) || (i + 1 < name.size() && is_lower(name[i + 1]));
}

}  // namespace

TokenName::TokenName(std::string_view name) : words_(" ") {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((!is_word(name[i]) || begins_word(name, i)) && words_.back() != ' ') words_ += ' ';
    if (is_word(name[i])) words_ += to_lower(name[i]);
  }
  words_ += ' ';
}

bool TokenName::has_one_of(std::string_view alternatives) const {
  const std::vector<std::string_view> all = split(alternatives, '|');
  return std::any_of(all.begin(), all.end(), [&](std::string_view words) {
    std::string wanted = " ";
    wanted.append(words).append(" ");
    return words_.find(wanted) != std::string::npos;
  });
}

}  // namespace keyref
