#include "linter/base/escapes.h"

#include <cstdint>

#include "linter/base/text.h"
#include "linter/base/utf8.h"

namespace keyref {
namespace {

constexpr std::size_t kDigits = 4;

/// The code point of `\uXXXX`, whose digits these are; 0 where they are none.
std::uint32_t code_point(std::string_view digits) {
  std::uint32_t point = 0;
  for (const char digit : digits.substr(0, kDigits)) {
    const std::size_t value = std::string_view("0123456789abcdef").find(to_lower(digit));
    if (value == std::string_view::npos) return 0;
    point = point * 16 + static_cast<std::uint32_t>(value);
  }
  return digits.size() < kDigits ? 0 : point;
}

}  // namespace

std::string without_escapes(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain.push_back(text[i]);
      continue;
    }
    const char c = text[++i];
    const std::size_t control = std::string_view("ntr").find(c);
    const std::uint32_t point = c == 'u' ? code_point(text.substr(i + 1)) : 0;
    if (point != 0) {
      append_utf8(plain, point);
      i += kDigits;
    } else {
      plain.push_back(control < 3 ? "\n\t\r"[control] : c);
    }
  }
  return plain;
}

}  // namespace keyref
