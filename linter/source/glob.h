#pragma once

#include <string>
#include <string_view>

namespace keyref {

/// A path pattern as keyref.yaml writes it, matched against a whole path relative to the root: `*` and `?` stay within a
/// segment, `**` spans segments, `[a-z]` and `{a,b}` as in a shell. A pattern that ends in `/` or names a folder matches all below it.
class Glob {
 public:
  explicit Glob(std::string pattern) : pattern_(std::move(pattern)) {}

  bool matches(std::string_view path) const;
  const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_;
};

}  // namespace keyref
