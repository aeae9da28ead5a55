#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/syntax/parsed_yaml.h"

namespace keyref {

/// Only characters that libyaml takes, and none that it takes for a line break beside `\n`; no tabs.
bool is_plain_text(std::string_view text);

/// Where a scalar of one line stands.
struct LineScalar {
  ScalarStyle style = ScalarStyle::plain;
  Span span;               ///< inside its quotes
  std::size_t behind = 0;  ///< its last character, or its quotes
  bool escaped = false;    ///< it does not stand in the text as it is
};

/// Reads scalars for `read_plain_yaml`. None: this is something else, or a mistake.
class PlainScalars {
 public:
  PlainScalars(FileId file, std::string_view text, YamlNodes& nodes) : file_(file), text_(text), nodes_(nodes) {}

  enum class Context { block, flow };

  /// Plain or in quotes. A plain one ends before `: ` and ` #`; in a flow before `,`, `]` and `}` too.
  std::optional<LineScalar> scan(std::size_t begin, Context context) const;
  Node* make(const LineScalar& scalar);
  Node* make_empty(std::size_t at) { return &nodes_.make(Node::Kind::scalar, file_, span_of(at, at)); }
  /// A literal block, whose `|` stands at `at`, below a collection that stands in column `parent`. Sets `at` to the
  /// line break of its last line.
  Node* make_literal(std::size_t& at, std::size_t parent);

 private:
  static Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  enum class PlainEnd { here, later, mistake };

  std::size_t find_end(std::size_t at, unsigned char ends) const;
  PlainEnd plain_end_at(std::size_t at, Context context) const;
  std::optional<LineScalar> scan_plain(std::size_t begin, Context context) const;
  std::optional<LineScalar> scan_quoted(std::size_t begin, char quote, char escape) const;

  FileId file_;
  std::string_view text_;
  YamlNodes& nodes_;
};

}  // namespace keyref
