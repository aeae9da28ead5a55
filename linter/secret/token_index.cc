#include "linter/secret/token_index.h"

#include <bitset>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/characters.h"

namespace keyref {

namespace {

std::size_t first_two_of(std::string_view text) {
  return std::size_t{static_cast<unsigned char>(text[0])} << 8U | static_cast<unsigned char>(text[1]);
}

/// Few pairs of bytes begin a literal, so that most places of a text cost one look.
struct LiteralIndex {
  std::bitset<65536> begun;
  std::unordered_map<std::size_t, std::vector<const TokenFormat*>> by_first_two;

  LiteralIndex() {
    for (const TokenFormat& format : token_formats()) {
      begun.set(first_two_of(format.literal));
      by_first_two[first_two_of(format.literal)].push_back(&format);
    }
  }
};

struct Named {
  std::string rest;  ///< the words behind the first one, each with a space behind it
  const TokenFormat* format;
};

using ByFirstWord = std::unordered_map<std::string_view, std::vector<Named>>;

ByFirstWord index_names() {
  ByFirstWord index;
  for (const TokenFormat& format : context_formats()) {
    if (format.names.empty()) continue;
    for (const std::string_view words : split(format.names, '|')) {
      const std::string_view first = words.substr(0, words.find(' '));
      std::string rest(words.substr(first.size()));
      if (!rest.empty()) rest.erase(0, 1).append(" ");
      index[first].push_back({rest, &format});
    }
  }
  return index;
}

/// Between `i` and the character before it: `api|Key`, `AWS|Secret`.
bool begins_word(std::string_view name, std::size_t i) {
  if (i == 0 || !is_upper(name[i])) return false;
  return !is_upper(name[i - 1]) || (i + 1 < name.size() && is_lower(name[i + 1]));
}

/// In small letters, each with a space behind it.
std::string spaced_words(std::string_view name) {
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((!is_alphanumeric(name[i]) || begins_word(name, i)) && !words.empty() && words.back() != ' ') words += ' ';
    if (is_alphanumeric(name[i])) words += to_lower(name[i]);
  }
  return words.append(" ");
}

}  // namespace

void formats_with_literal_in(std::string_view text, FunctionRef<void(const TokenFormat&)> visit) {
  static const LiteralIndex index;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (!index.begun[first_two_of(rest)]) continue;
    for (const TokenFormat* const format : index.by_first_two.at(first_two_of(rest)))
      if (rest.starts_with(format->literal)) visit(*format);
  }
}

void formats_named(std::string_view name, FunctionRef<void(const TokenFormat&)> visit) {
  static const ByFirstWord index = index_names();
  const std::string words = spaced_words(name);
  for (std::string_view left = words; !left.empty();) {
    const std::string_view first = left.substr(0, left.find(' '));
    left.remove_prefix(first.size() + 1);
    const auto found = index.find(first);
    if (found == index.end()) continue;
    for (const Named& named : found->second)
      if (left.starts_with(named.rest)) visit(*named.format);
  }
}

}  // namespace keyref
