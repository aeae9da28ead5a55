#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace keyref::code {

template <typename Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Reads over a text in a language of C's family, and knows where texts in quotes, comments and regular expressions
/// are.
class Skim {
 protected:
  // What reads on from here works at the same place, so that the members are shared with it.
  // NOLINTBEGIN(cppcoreguidelines-non-private-member-variables-in-classes)
  explicit Skim(std::string_view text) : text_(text) {}

  /// Each begins at the first character, and ends behind the last one.
  void skip_quoted(char quote);
  /// A text in backquotes, with what stands in `${…}`, of which another such text is a part.
  void skip_template();
  /// A comment, a regular expression, or a division.
  void skip_slash();

  /// A value follows, and no operator.
  bool begins_expression() const;
  /// A brace begins an object, and no block.
  bool begins_object() const;
  std::string_view word_at(std::size_t begin) const;
  std::string_view word_before(std::size_t end) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t before_ = 0;  ///< behind the last character that is neither blank nor of a comment
                            // NOLINTEND(cppcoreguidelines-non-private-member-variables-in-classes)

 private:
  void skip_regular_expression();
};

}  // namespace keyref::code
