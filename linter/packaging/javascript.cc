#include "linter/packaging/javascript.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {
namespace {

bool is_quote(char c) { return std::string_view("\"'`").find(c) != std::string_view::npos; }

/// Of a text in quotes, which begins here.
std::size_t behind_text(std::string_view code, std::size_t at) {
  std::size_t end = at + 1;
  while (end < code.size() && code[end] != code[at]) end += code[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, code.size());
}

/// Of a comment, if one begins here.
std::size_t behind_comment(std::string_view code, std::size_t at) {
  constexpr std::string_view kEnd = "*/";
  const std::string_view here = code.substr(at);
  if (here.starts_with("//")) return std::min(code.find('\n', at), code.size());
  if (!here.starts_with("/*")) return at;
  const std::size_t end = code.find(kEnd, at + kEnd.size());
  return end == std::string_view::npos ? code.size() : end + kEnd.size();
}

}  // namespace

std::string without_comments(std::string_view text) {
  std::string code(text);
  for (std::size_t at = 0; at < code.size();) {
    if (is_quote(code[at])) {
      at = behind_text(code, at);
      continue;
    }
    const std::size_t end = behind_comment(code, at);
    std::replace_if(
        code.begin() + static_cast<std::ptrdiff_t>(at), code.begin() + static_cast<std::ptrdiff_t>(end),
        [](char c) { return c != '\n'; }, ' ');
    at = std::max(end, at + 1);
  }
  return code;
}

std::vector<std::string> names_of_object(std::string_view code) {
  constexpr std::size_t kValue = std::string_view::npos;
  std::vector<std::string> names;
  int depth = 0;
  std::size_t key = kValue;  // where it begins
  for (std::size_t at = 0; at < code.size();) {
    if (is_quote(code[at])) {
      at = behind_text(code, at);
      continue;
    }
    const char c = code[at++];
    if (c == '{' || c == '[' || c == '(') ++depth;
    if ((c == '}' || c == ']' || c == ')') && --depth == 0) break;
    if (depth != 1) continue;
    if (c == ':' && key != kValue) {
      std::string_view name = trim(code.substr(key, at - 1 - key));
      if (name.size() > 2 && is_quote(name.front())) name = name.substr(1, name.size() - 2);
      names.emplace_back(name);
      key = kValue;
    }
    if (c == ',' || c == '{') key = at;
  }
  return names;
}

}  // namespace keyref
