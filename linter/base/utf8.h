#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace keyref {

/// One code point of a text; a byte that is no valid UTF-8 is one of its own, `valid` false and its value the byte.
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 1;  ///< bytes
  bool valid = true;
};

/// The code point that begins at byte `at`, which must lie inside the text. Overlong forms and surrogates are not
/// valid.
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& text, std::uint32_t point);
/// The text with every byte that is no UTF-8 as U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

}  // namespace keyref
