#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/base/text.h"
#include "linter/literals/line_tokens.h"
#include "linter/literals/passage.h"

namespace keyref::literals {

/// No secret that stands without quotes is longer; what is read twice stays short.
constexpr std::size_t kLongestPlain = 1000;

/// A line of any language, and its tokens. Behind its last one all questions are answered with no.
struct Line {
  Passage passage;
  bool code = false;  ///< only what stands in quotes is a value
  std::vector<LineToken> tokens;

  Line(const Passage& written, bool is_code)
      : passage(written), code(is_code), tokens(tokens_of(written.text(), is_code)) {}

  std::string_view text(std::size_t i) const {
    return i < tokens.size() ? passage.text(tokens[i].span) : std::string_view();
  }
  bool is(std::size_t i, LineToken::Kind kind) const { return i < tokens.size() && tokens[i].is(kind); }
  bool is_sign(std::size_t i, std::string_view sign) const { return is(i, LineToken::Kind::sign) && text(i) == sign; }
};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return equals_ignoring_case(each, word); });
}

inline std::string_view last_part(std::string_view word) { return word.substr(word.rfind('.') + 1); }

/// The name that the sign `i` gives a value to; empty: none.
std::string_view name_before(const Line& line, std::size_t i);
/// The token of the text in quotes that the sign `i` gives; none: the number of tokens.
std::size_t text_behind(const Line& line, std::size_t i);
/// What stands without quotes behind the sign `i`.
Span plain_behind(const Line& line, std::size_t i);
/// Calls with what a name stands for, and texts that calls take for nothing but secrets.
void read_calls(const Line& line, const Target& target);

}  // namespace keyref::literals
