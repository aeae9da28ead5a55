#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "linter/base/text.h"
#include "linter/source/line_index.h"
#include "linter/source/sources.h"

namespace keyref {

/// A place as reports write it: lines and columns from 1, the end exclusive.
struct Region {
  Position begin;
  Position end;
};

/// Turns places into regions; each file's lines are counted once.
class Regions {
 public:
  explicit Regions(const Sources& sources) : sources_(sources) {}

  Region of(const Place& place) {
    const LineIndex& lines = lines_of(place.file);
    return {lines.position(place.span.begin), lines.position(place.span.end)};
  }
  /// "services/web/deployment.yaml:21:20", without anything that acts on a terminal.
  std::string shown(const Place& place) {
    const Position at = of(place).begin;
    return escape_controls(sources_[place.file].path) + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
  }
  const LineIndex& lines_of(FileId file) { return lines_.try_emplace(file, sources_[file].text).first->second; }

 private:
  const Sources& sources_;
  std::unordered_map<FileId, LineIndex> lines_;
};

}  // namespace keyref
