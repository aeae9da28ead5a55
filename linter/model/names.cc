#include "linter/model/names.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

constexpr std::size_t kMaxLength = 253;

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// By a table, since inventories have tens of thousands of keys.
constexpr std::array<bool, 256> kOfKeys = [] {
  std::array<bool, 256> of_keys{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."))
    of_keys[static_cast<unsigned char>(c)] = true;
  return of_keys;
}();

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
         std::all_of(key.begin(), key.end(), [](char c) { return kOfKeys[static_cast<unsigned char>(c)]; });
}

std::string scope_word(std::string_view service) { return service.empty() ? "global" : std::string(service); }

}  // namespace keyref
