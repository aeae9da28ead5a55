#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace keyref {

/// Half-open range of byte offsets into a file's decoded text (UTF-8, without a byte-order mark).
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

/// Index of a file in Sources.
using FileId = std::uint32_t;

/// A span in one of the scan's files.
struct Place {
  FileId file = 0;
  Span span;

  auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr): as above
};

/// A scalar with its place, carried together from the first parse to the report.
struct Text {
  std::string value;
  Place place;
};

}  // namespace keyref
