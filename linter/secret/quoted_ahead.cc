#include "linter/secret/quoted_ahead.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

constexpr std::string_view kQuotes = "'\"`";
constexpr std::size_t kLongestReference = 200;

}  // namespace

bool is_reference_ahead(std::string_view value) {
  constexpr std::array<std::string_view, 6> kOpeners = {"${", "{{", "$(", "<%", "%(", "$["};
  if (std::none_of(kOpeners.begin(), kOpeners.end(), [&](std::string_view each) { return value.starts_with(each); }))
    return false;
  const std::string_view head = value.substr(0, kLongestReference);
  const std::string_view inside = head.substr(0, head.find_first_of("}\n"));
  constexpr std::array<std::string_view, 4> kDefaults = {":-", "default", "||", "??"};
  return std::none_of(kDefaults.begin(), kDefaults.end(),
                      [&](std::string_view each) { return inside.find(each) != std::string_view::npos; });
}

std::optional<std::string_view> quoted_between(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view window = text.substr(0, std::min(end, text.size()));
  for (std::size_t at = begin; (at = window.find_first_of(kQuotes, at)) < window.size();) {
    const char quote = window[at];
    const std::string_view content = text.substr(at + 1);
    if (!content.empty() && content.front() == quote) {  // empty, or the first of three
      at += 2;
      if (at < window.size() && window[at] != quote) continue;
      if (content.size() < 3 || content[1] != quote) continue;
      return content.substr(2);
    }
    const std::size_t length = content.substr(0, 2 * kLongestReference).find(quote);
    if (length == std::string_view::npos) return content;
    if (!is_reference_ahead(content.substr(0, length))) return content.substr(0, length);
    at += length + 2;
  }
  return std::nullopt;
}

}  // namespace keyref
