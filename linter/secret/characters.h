#pragma once

#include <algorithm>
#include <string_view>

namespace keyref {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
constexpr bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr bool is_base64(char c) { return is_alphanumeric(c) || c == '+' || c == '/'; }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80U; }

/// Is the text not empty, and all of it of this kind?
template <typename Test>
constexpr bool all(std::string_view text, Test test) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

template <typename Range, typename Test>
constexpr bool any(const Range& range, Test test) {
  return std::any_of(range.begin(), range.end(), test);
}

template <typename Table>
constexpr bool contains(const Table& table, std::string_view text) {
  // Nearly all differ in length or in the first character already, which costs no call.
  return std::any_of(table.begin(), table.end(), [&](std::string_view each) {
    return each.size() == text.size() && (text.empty() || (each.front() == text.front() && each == text));
  });
}

}  // namespace keyref
