#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "linter/code/pairs.h"

namespace keyref::code {

/// Calls that take a secret as an entry of an object: `session({ secret: 'x' })`.
class OptionCalls {
 public:
  /// The arguments of a call that takes what this option says.
  void add(std::string_view option, const SyntaxNode& arguments);
  /// When all have been added, and before takes().
  void finish();

  /// Does one of them take the pair: in its arguments, or in an object that they name?
  bool takes(const Pair& pair) const;

 private:
  /// By the option, where arguments begin, and how far any reach that begin there or before: of two that overlap, one
  /// holds the other.
  std::map<std::string_view, std::map<std::uint32_t, std::uint32_t>> reach_;
  std::set<std::pair<std::string_view, std::string_view>> objects_;  ///< options, and names of objects
};

}  // namespace keyref::code
