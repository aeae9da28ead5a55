#include "linter/source/glob.h"

#include <algorithm>

#include "linter/base/text.h"
#include "linter/base/utf8.h"

namespace keyref {
namespace {

/// `{a,b}{c,d}…` doubles with each pair of braces; no pattern that a person writes comes near this.
constexpr std::size_t kMostAlternatives = 256;

/// The alternatives of the first pair of braces, each with what stands around it; empty where there is none.
std::vector<std::string> first_braces(std::string_view pattern) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return {};
  std::vector<std::string_view> parts;
  std::size_t depth = 0;
  std::size_t begin = open + 1;
  for (std::size_t at = open; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (depth == 0 || (depth == 1 && c == ',')) {
      parts.push_back(pattern.substr(begin, at - begin));
      begin = at + 1;
    }
    if (depth > 0) continue;
    std::vector<std::string> alternatives;
    alternatives.reserve(parts.size());
    for (const std::string_view part : parts) {
      alternatives.push_back(std::string(pattern.substr(0, open)).append(part).append(pattern.substr(at + 1)));
    }
    return alternatives;
  }
  return {};
}

/// The character at a byte. A byte that is no UTF-8 is a character of its own, equal to no code point.
struct Character {
  std::uint32_t point = 0;
  std::size_t length = 1;
};

Character character_at(std::string_view text, std::size_t at) {
  constexpr std::uint32_t kBehindUnicode = 0x110000;
  const CodePoint decoded = decode_utf8(text, at);
  return {decoded.valid ? decoded.value : kBehindUnicode + decoded.value, decoded.length};
}

/// Does a character class, from behind its `[` on, hold the character? Sets `end` behind its `]`, or to npos where it
/// has none.
bool class_holds(std::string_view pattern, std::uint32_t point, std::size_t& end) {
  std::size_t at = 0;
  const bool inverted = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (inverted) ++at;
  bool holds = false;
  for (const std::size_t first = at; at < pattern.size() && (pattern[at] != ']' || at == first);) {
    const Character from = character_at(pattern, at);
    Character to = from;
    at += from.length;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      to = character_at(pattern, at + 1);
      at += 1 + to.length;
    }
    holds |= from.point <= point && point <= to.point;
  }
  end = at < pattern.size() ? at + 1 : std::string_view::npos;
  return holds != inverted;
}

/// Takes one character of `name` with one item of the pattern; the item's length, or 0 where it does not fit.
std::size_t take_one(std::string_view pattern, std::uint32_t point) {
  if (pattern.empty()) return 0;
  if (pattern.front() == '?') return 1;
  if (pattern.front() == '[') {
    std::size_t end = 0;
    const bool holds = class_holds(pattern.substr(1), point, end);
    if (end != std::string_view::npos) return holds ? end + 1 : 0;
  }
  const Character literal = character_at(pattern, 0);
  return literal.point == point ? literal.length : 0;
}

/// One segment. Going back to the last star alone is enough: what an earlier one could take more of, the last one can
/// too.
bool matches_segment(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_name = n;
      continue;
    }
    const Character character = character_at(name, n);
    if (const std::size_t taken = take_one(pattern.substr(p), character.point); taken > 0) {
      p += taken;
      n += character.length;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      star_name += character_at(name, star_name).length;
      n = star_name;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

/// Whole paths, by segments; `below`: a match of a leading part is enough.
bool matches_path(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path, bool below) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_path = 0;
  while (n < path.size()) {
    if (p == pattern.size() && below) return true;
    if (p < pattern.size() && pattern[p] == "**") {
      star = p++;
      star_path = n;
    } else if (p < pattern.size() && matches_segment(pattern[p], path[n])) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++star_path;
    } else {
      return false;
    }
  }
  return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(),
                     [](std::string_view each) { return each == "**"; });
}

bool matches_alternative(std::string_view pattern, std::string_view path) {
  if (pattern.starts_with("./")) pattern.remove_prefix(1);
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.remove_suffix(1);
  const std::vector<std::string_view> segments = split(path, '/');
  if (pattern.find('/') == std::string_view::npos && pattern != "**") {
    return std::any_of(segments.begin(), segments.end(),
                       [&](std::string_view each) { return matches_segment(pattern, each); });
  }
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  const std::vector<std::string_view> parts = split(pattern, '/');
  return matches_path(parts, segments, folder || parts.back().find_first_of("*?[") == std::string_view::npos);
}

}  // namespace

Glob::Glob(std::string pattern) : pattern_(std::move(pattern)), alternatives_{pattern_} {
  for (std::size_t i = 0; i < alternatives_.size();) {
    const std::vector<std::string> expanded = first_braces(alternatives_[i]);
    if (expanded.empty() || alternatives_.size() + expanded.size() > kMostAlternatives) {
      ++i;
      continue;
    }
    alternatives_.erase(alternatives_.begin() + static_cast<std::ptrdiff_t>(i));
    alternatives_.insert(alternatives_.begin() + static_cast<std::ptrdiff_t>(i), expanded.begin(), expanded.end());
  }
}

bool Glob::matches(std::string_view path) const {
  if (path.ends_with('/')) path.remove_suffix(1);
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const std::string& each) { return matches_alternative(each, path); });
}

}  // namespace keyref
