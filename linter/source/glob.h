#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace keyref {

/// A path pattern as keyref.yaml writes it, matched against a path relative to the root: `*` and `?` stay within a
/// segment, `**` spans segments, `[a-z]` and `{a,b}` as in a shell. A pattern without `/` speaks of names at any depth
/// (`./` or `/` before it: at the root), and one whose last segment has no wildcard, or that ends in `/`, of all that
/// is below such a folder too.
class Glob {
 public:
  explicit Glob(std::string pattern);

  bool matches(std::string_view path) const;
  const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_;
  std::vector<std::string> alternatives_;  ///< without braces
};

}  // namespace keyref
