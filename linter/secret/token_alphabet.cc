#include "linter/secret/token_alphabet.h"

#include <algorithm>

namespace keyref {

namespace {

bool is_hex(char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos; }

/// What may stand before a token in spite of being a character of tokens: the end of `\n` in a string or of `%3D` in a
/// URL. Its length.
std::size_t escape_before(std::string_view text, std::size_t begin, std::size_t offset) {
  if (begin == 0) return 0;
  const char mark = text[begin - 1];
  if (mark == '\\' && offset > begin && std::string_view("nrtbfv0").find(text[begin]) != std::string_view::npos)
    return 1;
  if (mark == '%' && offset >= begin + 2 && is_hex(text[begin]) && is_hex(text[begin + 1])) return 2;
  return 0;
}

bool joins_words(char c) { return std::string_view("=/.:+~!$@*%").find(c) != std::string_view::npos; }

// What stands before a literal in the middle of a token is short; longer runs are no tokens, and are not walked over
// for each literal in them.
constexpr std::size_t kLongestBefore = 400;
// Before a token that begins with its literal, only an escape is of interest.
constexpr std::size_t kLongestEscape = 3;

}  // namespace

TokenAlphabet::TokenAlphabet(std::string_view pattern) {
  add_class("0-9A-Za-z_");
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('['), pattern.size());
    const std::size_t close = std::min(pattern.find(']', open), pattern.size() - 1);
    joined_by_dashes_ = joined_by_dashes_ || pattern.substr(0, open).find('-') != std::string_view::npos;
    if (open < close) add_class(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

void TokenAlphabet::add_class(std::string_view members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i] == '\\') continue;
    const bool range = i + 2 < members.size() && members[i + 1] == '-';
    const char last = range ? members[i + 2] : members[i];
    for (char c = members[i]; c <= last; ++c) members_.set(static_cast<unsigned char>(c));
    if (range) i += 2;
  }
}

std::size_t TokenAlphabet::run_begin(std::string_view text, std::size_t offset, bool begins_with_literal) const {
  const auto belongs = [&](char c) {
    if (c == '-' && joined_by_dashes_ && !begins_with_literal) return true;
    return has(c) && c != '=' && !(begins_with_literal && joins_words(c));
  };
  const std::size_t limit = begins_with_literal ? kLongestEscape : kLongestBefore;
  std::size_t begin = offset;
  while (begin > 0 && offset - begin < limit && belongs(text[begin - 1])) --begin;
  return begin + escape_before(text, begin, offset);
}

bool TokenAlphabet::goes_on(std::string_view text, std::size_t end) const {
  if (end >= text.size() || !has(text[end])) return false;
  // A full stop ends a sentence unless something follows it.
  return text[end] != '.' || (end + 1 < text.size() && has(text[end + 1]) && text[end + 1] != '.');
}

}  // namespace keyref
