#pragma once

#include <deque>
#include <string_view>

#include "linter/syntax/query.h"

namespace keyref::code {

inline bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// A value that is given to a name.
struct Pair {
  SyntaxNode name;
  SyntaxNode value;
  bool fallback = false;        ///< only where the name has none
  const Pair* outer = nullptr;  ///< in whose value it stands; none: null
};

/// The pairs of a file, in the order of their places.
class Pairs {
 public:
  /// Takes the match's pair where it has one.
  void add(const QueryMatch& match);

  const std::deque<Pair>& all() const { return pairs_; }
  /// The innermost one in whose value the node stands, without those called `default`: that is what the outer one's is.
  const Pair* enclosing(const SyntaxNode& node) const;
  /// The first whose name stands at or behind an offset.
  std::deque<Pair>::const_iterator first_from(std::uint32_t begin) const;
  /// Is something else than a fallback given to the name that begins there?
  bool is_given(std::uint32_t begin) const;

 private:
  std::deque<Pair> pairs_;  // its elements stay where they are
};

}  // namespace keyref::code
