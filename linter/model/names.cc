#include "linter/model/names.h"

#include <algorithm>

namespace keyref {
namespace {

constexpr std::size_t kMaxLength = 253;

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_label(std::string_view label) {
  return !label.empty() && is_lower_or_digit(label.front()) && is_lower_or_digit(label.back()) &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

}  // namespace

bool is_secret_name(std::string_view name) {
  if (name.size() > kMaxLength) return false;
  for (;;) {
    const std::size_t dot = name.find('.');
    if (!is_label(name.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

bool is_secret_key(std::string_view key) {
  return !key.empty() && key.size() <= kMaxLength && key != "." && !key.starts_with("..") &&
         std::all_of(key.begin(), key.end(), [](char c) {
           return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
         });
}

}  // namespace keyref
