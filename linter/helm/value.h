#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/helm/rich_text.h"
#include "linter/syntax/node.h"

namespace keyref::helm {

/// What an expression of a template gives. Values live as long as the Values that made them, and never change, but for
/// what a map holds: templates add to maps that others hold, too.
struct Value {
  enum class Kind { nil, boolean, integer, floating, string, list, map, unknown };
  using Entries = std::vector<std::pair<std::string, const Value*>>;

  Kind kind = Kind::nil;
  bool boolean = false;
  std::int64_t integer = 0;
  double floating = 0;
  RichText text;                    ///< string; with the places of its pieces, where they are known
  std::vector<const Value*> items;  ///< list
  mutable Entries entries;          ///< map, in the order written
  std::string expression;           ///< unknown: what would have to be computed
  std::optional<Place> place;       ///< of a scalar of a values file

  bool is(Kind wanted) const { return kind == wanted; }
  /// A map's entry; null where there is none.
  const Value* find(std::string_view key) const;
  void put(std::string_view key, const Value* value) const;
  void remove(std::string_view key) const;
};

/// Makes and keeps values.
class Values {
 public:
  const Value* nil() { return &nil_; }
  const Value* boolean(bool value);
  const Value* integer(std::int64_t value);
  const Value* floating(double value);
  const Value* string(std::string_view text);
  const Value* string(RichText text);
  const Value* string(RichText text, const std::optional<Place>& place);
  const Value* list(std::vector<const Value*> items);
  const Value* map(Value::Entries entries);
  const Value* unknown(std::string expression);
  /// A YAML tree; aliases that lead too deep are unknown. `placed`: its places are those of a file.
  const Value* from(const Node& node, bool placed = true);
  /// A copy whose maps are its own.
  const Value* copy(const Value& value);

  /// What of a string stays computed is written into it as a mark that YAML takes for a letter; `computed` gives it
  /// back as `{{ expression }}`.
  std::string hole(const std::string& expression);
  /// Has so much been made that no chart of people's makes it? Then the rest stays computed.
  bool is_exhausted() const { return bytes_ > kMostBytes; }
  void spend(std::size_t bytes) { bytes_ += bytes; }
  /// The text with `{{ expression }}` in place of marks. False: there is none.
  bool restore_holes(std::string_view text, std::string& restored) const;

 private:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;

  const Value* from(const Node& node, bool placed, int depth);
  const Value* copy(const Value& value, int depth);
  Value& make(Value::Kind kind);

  std::size_t bytes_ = 0;
  std::deque<Value> values_;
  Value nil_;
  std::vector<std::string> expressions_;
  std::map<std::string, std::size_t> holes_;
};

/// Does the text hold something that stays computed?
bool has_hole(std::string_view text);

/// Is it nothing else, but for blanks?
bool is_lone_hole(std::string_view line);

/// Go's idea of truth; none where it stays unknown.
std::optional<bool> truth(const Value& value);
/// What an action writes; an unknown value as a hole.
RichText written(const Value& value, Values& values);
/// Helm's toYaml: a block without a line break at its end.
RichText to_yaml(const Value& value, Values& values);
/// Sprig's toJson: in one line.
RichText to_json(const Value& value, Values& values);
/// Equal in kind and content; none where something is unknown.
std::optional<bool> equal(const Value& a, const Value& b);
/// Maps merged deeply, as Helm merges values files: `over` wins, null removes.
const Value* merge_values(const Value& base, const Value& over, Values& values);
/// Maps merged deeply into `to`, as Sprig's `merge` and `mergeOverwrite` do.
void merge_into(const Value& to, const Value& from, bool overwrite, Values& values);

}  // namespace keyref::helm
