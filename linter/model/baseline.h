#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

namespace keyref {

/// A finding that is known and not told again. Holds no line and no value, so that it stays as it is while code moves.
struct BaselineEntry {
  std::string file;  ///< as SourceFile::path, in valid UTF-8
  std::string rule;
  std::string secret;  ///< what the finding names, for who reads the file; empty: does not apply, as in the next two
  std::string key;
  std::string variable;
  std::vector<std::string> environments;  ///< where it is known; none: the environment does not matter
  std::string address;                    ///< 16 hex digits: rule and structural address
  std::size_t index = 0;                  ///< among those that are the same else

  /// The order of the file.
  auto operator<=>(const BaselineEntry&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs

  /// Moves to another file with what it names. An address without a name says too little.
  bool can_move() const { return !secret.empty() || !variable.empty(); }
};

}  // namespace keyref
