#include "linter/syntax/scalar_type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace keyref {
namespace {

constexpr std::array<std::string_view, 22> kBooleans = {"y",     "Y",     "yes",   "Yes", "YES", "true", "True", "TRUE",
                                                        "on",    "On",    "ON",    "n",   "N",   "no",   "No",   "NO",
                                                        "false", "False", "FALSE", "off", "Off", "OFF"};
constexpr std::array<std::string_view, 12> kSpecialFloats = {".nan",  ".NaN",  ".NAN",  ".inf",  ".Inf",  ".INF",
                                                             "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// As Go's strconv.ParseInt with base 0, on text without underscores: 0x, 0o, 0b, and a leading 0 for octal. Beyond 64
/// bits it is no integer.
bool is_integer(std::string_view text) {
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const char mark = static_cast<char>(text[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
    text.remove_prefix(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
  }
  unsigned long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return false;
  return !negative || value <= 1ULL << 63U;
}

/// Go's ParseFloat refuses what is too large for a double, and go-yaml then takes the text as a string; what is too
/// small becomes 0.
bool fits_a_double(const std::string& number) { return !std::isinf(std::strtod(number.c_str(), nullptr)); }

/// go-yaml's `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`.
bool is_float(std::string_view text) {
  std::size_t at = text.front() == '-' || text.front() == '+' ? 1 : 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - from;
  };
  const std::size_t before = digits();
  std::size_t after = 0;
  if (at < text.size() && text[at] == '.') {
    ++at;
    after = digits();
  }
  if (before + after == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

template <typename Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

ScalarType scalar_type(const Node& scalar) {
  const Node& node = scalar.resolved();
  if (node.is_null() && node.tag.empty()) return ScalarType::null;
  if (!node.tag.empty()) {
    if (node.tag == "tag:yaml.org,2002:int") return ScalarType::integer;
    if (node.tag == "tag:yaml.org,2002:float") return ScalarType::floating;
    if (node.tag == "tag:yaml.org,2002:bool") return ScalarType::boolean;
    if (node.tag == "tag:yaml.org,2002:null") return ScalarType::null;
    return ScalarType::string;
  }
  if (node.style != ScalarStyle::plain) return ScalarType::string;
  if (is_one_of(node.value, kBooleans)) return ScalarType::boolean;
  if (is_one_of(node.value, kSpecialFloats)) return ScalarType::floating;
  const char first = node.value.front();
  if (!is_digit(first) && first != '-' && first != '+' && first != '.') return ScalarType::string;
  std::string plain(node.value);
  std::erase(plain, '_');
  if (plain.empty()) return ScalarType::string;
  if (first != '.' && is_integer(plain)) return ScalarType::integer;
  if (first == '.') plain = node.value;
  return is_float(plain) && fits_a_double(plain) ? ScalarType::floating : ScalarType::string;
}

}  // namespace keyref
