#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/syntax/node.h"

namespace keyref {

struct YamlEntry;

/// A mapping or sequence as it is written, in a text that is to be changed: what it holds, and everything between.
struct YamlCollection {
  bool flow = false;    ///< in brackets or braces
  bool mapping = true;  ///< else a sequence
  std::string indent;   ///< block: what stands before an entry that has a line of its own
  std::string opening;  ///< before the first entry: the bracket, or line break, comments and indent
  std::string closing;  ///< flow: behind the last entry, with the bracket; block: comments of entries that are gone
  std::vector<YamlEntry> entries;

  YamlEntry* find(std::string_view name);
  /// Where an entry of this name belongs: in order where the others are, else at the end.
  std::size_t place_of(std::string_view name) const;
  /// `text`: of a mapping `name: value`, of a sequence the item alone; lines behind the first with their indent.
  YamlEntry& insert(std::size_t at, std::string name, std::string_view text);
  /// The line goes with the comment on it; comments above it stay.
  void remove(std::size_t at);
  void append_to(std::string& text) const;
};

/// An entry of a mapping, or an item of a sequence.
struct YamlEntry {
  std::string name;    ///< a mapping's key, or an item that is a scalar, with escapes resolved
  std::string lead;    ///< what stands between the entry before and this one
  std::string head;    ///< what stands before the value: the key, or a dash
  std::string text;    ///< the value, where it is no collection that is written here
  std::string behind;  ///< block: what follows on the line, as a comment
  std::unique_ptr<YamlCollection> value;

  /// Writes something else in the value's place; lines behind the first with their indent.
  void set_text(std::string_view value_text);
};

/// One document of YAML that can be changed, of which everything else stays as it is, to the byte: comments, order,
/// quotes and blanks. Anchored and tagged collections and aliases are kept as texts. Lines end at LF.
class YamlText {
 public:
  /// `root` is a mapping that was read from the text.
  YamlText(std::string_view text, const Node& root);

  YamlCollection& root() { return root_; }
  /// How far entries of a block stand behind what holds them.
  std::string step() const;
  std::string text() const;

 private:
  std::string before_;
  YamlCollection root_;
  std::string after_;
};

}  // namespace keyref
