#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/source/span.h"

namespace keyref {

/// How a scalar was written. Only a plain one can be anything but a string.
enum class ScalarStyle : std::uint8_t { plain, quoted, block };

/// A YAML or JSON node. Aliases are pointers to what they name, so that a bomb costs no more than its text; merge keys
/// are seen through by `find` and `for_each`.
class Node {
 public:
  enum class Kind : std::uint8_t { scalar, sequence, mapping, alias };

  Kind kind = Kind::scalar;
  ScalarStyle style = ScalarStyle::plain;
  bool open = false;  ///< a pipeline adds lines to it that are not known
  FileId file = 0;    ///< where it is written: a tree may be put together from several files
  /// A scalar: its characters, inside quotes, after an anchor or tag, from the first line of a block's content. A
  /// collection: from its first character to behind its last. An alias: the `*name`.
  Span span;
  std::string_view value;  ///< scalars: with escapes resolved
  std::string_view tag;    ///< as libyaml resolves it, empty for none
  Node* first = nullptr;   ///< first child; a mapping's children are key, value, key, value …
  Node* next = nullptr;    ///< next sibling
  Node* target = nullptr;  ///< alias: the node it names, never an alias itself

  /// What this node stands for: itself, or an alias's target.
  const Node& resolved() const { return kind == Kind::alias ? *target : *this; }
  bool is_scalar() const { return resolved().kind == Kind::scalar; }
  bool is_mapping() const { return resolved().kind == Kind::mapping; }
  bool is_sequence() const { return resolved().kind == Kind::sequence; }
  /// A plain scalar that is empty, `~` or `null` (in kubectl's three spellings).
  bool is_null() const;

  /// The node of a key, whose value is its `next`; otherwise as `find`.
  const Node* find_key(std::string_view key) const;
  /// The value of a key, through aliases and merge keys; the last one where it is written twice; null where there is
  /// none or this is no mapping.
  const Node* find(std::string_view key) const;
  /// The text of a scalar child; empty where there is none.
  std::string_view text_of(std::string_view key) const;
  /// Calls for each entry of a mapping, merged ones included, overridden ones not.
  void for_each_entry(FunctionRef<void(const Node& key, const Node& value)> visit) const;
  /// Calls for each item of a sequence.
  void for_each_item(FunctionRef<void(const Node& item)> visit) const;
  /// Value and place of a scalar: for one written as `*alias`, the alias's place.
  Text text() const { return {std::string(resolved().value), place()}; }
  Place place() const { return {file, span}; }
};

}  // namespace keyref
