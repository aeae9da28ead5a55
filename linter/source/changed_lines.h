#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace keyref {

/// Lines of a file that a change adds or rewrites, counted from 1 as git counts them: they end at a line feed.
class ChangedLines {
 public:
  static ChangedLines all_of_it() {
    ChangedLines lines;
    lines.all_ = true;
    return lines;
  }

  /// In ascending order.
  void add(std::uint32_t first, std::uint32_t count) {
    if (count > 0) ranges_.push_back({first, first + count - 1});
  }
  bool is_empty() const { return !all_ && ranges_.empty(); }
  bool overlap(std::uint32_t first, std::uint32_t last) const {
    const auto range =
        std::partition_point(ranges_.begin(), ranges_.end(), [&](const Range& each) { return each.last < first; });
    return all_ || (range != ranges_.end() && range->first <= last);
  }

 private:
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
  };

  bool all_ = false;
  std::vector<Range> ranges_;
};

}  // namespace keyref
