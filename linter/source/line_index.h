#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace keyref {

/// Both count from 1; the column counts Unicode code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Turns byte offsets of a text into lines and columns. Lines end at LF, CRLF or a lone CR. The text must outlive the
/// index.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  Position position(std::uint32_t offset) const;
  /// Line `number` without its line break; empty where there is no such line.
  std::string_view line(std::uint32_t number) const;
  /// Offset of the first byte of line `number`.
  std::uint32_t begin_of(std::uint32_t number) const;
  std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  /// Code points before a byte: columns of one long line are asked for often.
  std::uint32_t points_before(std::uint32_t offset) const;

  struct Mark {
    std::uint32_t offset;
    std::uint32_t points;
  };

  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  std::vector<Mark> marks_;  ///< at every few thousand bytes; none where the text is ASCII
};

}  // namespace keyref
