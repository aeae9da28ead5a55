#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref {

/// Where a piece of rendered text comes from.
struct Segment {
  std::uint32_t begin = 0;  ///< offset in the rendered text; it reaches to the next one's
  Place place;
  bool exact = false;           ///< byte by byte as written there; else all of it stands for all of the place
  std::optional<Place> origin;  ///< what an action looked up, in a values file
};

/// A place that rendered text comes from, and what was looked up there.
struct Traced {
  Place place;
  std::optional<Place> origin;
};

/// Text that remembers where each of its pieces is written.
class RichText {
 public:
  RichText() = default;
  explicit RichText(std::string_view text) : text_(text) {}  ///< from nowhere

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  bool is_traced() const { return !segments_.empty(); }

  /// `exact`: see Segment.
  void append(std::string_view text, const Place& place, bool exact, const std::optional<Place>& origin = {});
  /// What of `other` comes from nowhere gets `place`.
  void append(const RichText& other, const Place& place, const std::optional<Place>& origin = {});
  RichText slice(std::size_t begin, std::size_t end) const;
  /// Every line behind the first one starts with `count` blanks more, the first one too.
  RichText indented(std::size_t count) const;
  RichText trimmed() const;
  /// Blanks and line breaks at the end go away, as `{{-` wants.
  void trim_end();

  /// Where [begin, end) is written.
  Traced trace(const Span& span) const;

 private:
  std::size_t segment_at(std::uint32_t offset) const;

  std::string text_;
  std::vector<Segment> segments_;  ///< by begin; empty, or from 0 on
};

}  // namespace keyref
