#include "linter/source/line_index.h"

#include <algorithm>

#include "linter/base/text.h"
#include "linter/base/utf8.h"

namespace keyref {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    at += text.substr(at, 2) == "\r\n" ? 2U : 1U;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; })) return;
  constexpr std::uint32_t kApart = 4096;
  marks_.push_back({0, 0});
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++points) {
    if (at >= marks_.back().offset + kApart) marks_.push_back({static_cast<std::uint32_t>(at), points});
    at += decode_utf8(text, at).length;
  }
}

std::uint32_t LineIndex::points_before(std::uint32_t offset) const {
  if (marks_.empty()) return offset;
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                      [](std::uint32_t at, const Mark& mark) { return at < mark.offset; });
  const Mark& mark = *(after - 1);
  return mark.points + static_cast<std::uint32_t>(count_code_points(text_.substr(mark.offset, offset - mark.offset)));
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return {static_cast<std::uint32_t>(after - starts_.begin()), points_before(offset) - points_before(*(after - 1)) + 1};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::uint32_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] : text_.size();
  std::string_view line = text_.substr(begin, end - begin);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r') && number < starts_.size()) line.remove_suffix(1);
  return line;
}

std::uint32_t LineIndex::begin_of(std::uint32_t number) const { return starts_.at(number - 1); }

}  // namespace keyref
