#include "linter/terraform/text.h"

#include <algorithm>
#include <cstddef>

namespace keyref {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// Behind the `}` that ends what begins at `at` with `${` or `%{`; braces and quotes stand in it as they like.
std::size_t end_of(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  bool quoted = false;
  for (at += 1; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '{') {
      ++depth;
    } else if (!quoted && c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// Does the line hold nothing but what stands from `begin` to `end`?
bool is_whole_line(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
  return (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
}

}  // namespace

std::string mask_interpolations(std::string_view text) {
  std::string masked(text);
  for (std::size_t at = text.find_first_of("$%"); at != std::string_view::npos; at = text.find_first_of("$%", at)) {
    const bool filled_in = text.substr(at + 1, 1) == "{" && (at == 0 || text[at - 1] != text[at]);
    const std::size_t end = filled_in ? end_of(text, at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      ++at;
      continue;
    }
    const auto from = masked.begin() + static_cast<std::ptrdiff_t>(at);
    const auto to = masked.begin() + static_cast<std::ptrdiff_t>(end);
    const bool directive = text[at] == '%';
    if (directive) std::fill(from, to, ' ');
    if (!directive)
      std::replace_if(
          from + 2, to - 1, [](char c) { return !is_word(c); }, '_');
    if (!directive && is_whole_line(text, at, end)) *from = '#';
    at = end;
  }
  return masked;
}

}  // namespace keyref
