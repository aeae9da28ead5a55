#include "linter/helm/rich_text.h"

#include <algorithm>

namespace keyref {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

void RichText::append(std::string_view text, const Place& place, bool exact, const std::optional<Place>& origin) {
  if (text.empty()) return;
  segments_.push_back({static_cast<std::uint32_t>(text_.size()), place, exact, origin});
  text_ += text;
}

void RichText::append(const RichText& other, const Place& place, const std::optional<Place>& origin) {
  if (!other.is_traced()) return append(other.text_, place, false, origin);
  for (Segment segment : other.segments_) {
    segment.begin += static_cast<std::uint32_t>(text_.size());
    segments_.push_back(segment);
  }
  text_ += other.text_;
}

RichText RichText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  RichText part;
  part.text_ = text_.substr(begin, end - begin);
  if (segments_.empty() || begin == end) return part;
  for (std::size_t i = segment_at(static_cast<std::uint32_t>(begin)); i < segments_.size(); ++i) {
    Segment segment = segments_[i];
    if (segment.begin >= end) break;
    const std::uint32_t cut = segment.begin < begin ? static_cast<std::uint32_t>(begin) - segment.begin : 0;
    if (segment.exact) segment.place.span.begin += cut;
    segment.begin = segment.begin + cut - static_cast<std::uint32_t>(begin);
    part.segments_.push_back(segment);
  }
  return part;
}

RichText RichText::indented(std::size_t count) const {
  const std::string blanks(count, ' ');
  RichText result;
  for (std::size_t begin = 0; begin <= text_.size();) {
    const std::size_t end = std::min(text_.size(), text_.find('\n', begin));
    const RichText line = slice(begin, std::min(text_.size(), end + 1));
    if (is_traced()) {
      const Place place = line.is_traced() ? line.segments_.front().place : segments_.back().place;
      result.append(blanks, place, false);
      result.append(line, place);
    } else {
      result.text_ += blanks + line.text_;
    }
    begin = end + 1;
  }
  return result;
}

RichText RichText::trimmed() const {
  const std::size_t begin = text_.find_first_not_of(kBlanks);
  return begin == std::string::npos ? RichText() : slice(begin, text_.find_last_not_of(kBlanks) + 1);
}

void RichText::trim_end() {
  const std::size_t last = text_.find_last_not_of(kBlanks);
  text_.erase(last == std::string::npos ? 0 : last + 1);
  while (!segments_.empty() && segments_.back().begin >= text_.size()) segments_.pop_back();
}

std::size_t RichText::segment_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(segments_.begin(), segments_.end(), offset,
                                      [](std::uint32_t at, const Segment& segment) { return at < segment.begin; });
  return static_cast<std::size_t>(after - segments_.begin()) - 1;
}

Traced RichText::trace(const Span& span) const {
  if (segments_.empty()) return {};
  const Segment& first = segments_[segment_at(span.begin)];
  const Segment& last = segments_[segment_at(std::max(span.begin, span.end > 0 ? span.end - 1 : 0))];
  Traced traced{first.place, first.origin};
  if (first.exact) traced.place.span.begin += span.begin - first.begin;
  if (last.place.file == first.place.file) {
    traced.place.span.end = last.exact ? last.place.span.begin + (span.end - last.begin) : last.place.span.end;
  }
  traced.place.span.end = std::max(traced.place.span.begin, traced.place.span.end);
  if (!traced.origin) traced.origin = last.origin;
  return traced;
}

}  // namespace keyref
