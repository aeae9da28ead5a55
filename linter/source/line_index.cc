#include "linter/source/line_index.h"

#include <algorithm>

#include "linter/base/text.h"

namespace keyref {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos; at = text.find_first_of("\r\n", at)) {
    at += text.substr(at, 2) == "\r\n" ? 2U : 1U;
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

Position LineIndex::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const std::uint32_t begin = *(after - 1);
  return {static_cast<std::uint32_t>(after - starts_.begin()),
          static_cast<std::uint32_t>(count_code_points(text_.substr(begin, offset - begin)) + 1)};
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::string_view rest = text_.substr(starts_[number - 1]);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

std::uint32_t LineIndex::begin_of(std::uint32_t number) const { return starts_.at(number - 1); }

}  // namespace keyref
