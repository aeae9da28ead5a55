#include <algorithm>

#include "linter/helm/value.h"

namespace keyref::helm {
namespace {

/// Templates can put a map into itself.
constexpr int kMaxDepth = 64;

std::optional<bool> equal(const Value& a, const Value& b, int depth);

std::optional<bool> equal_lists(const Value& a, const Value& b, int depth) {
  if (a.items.size() != b.items.size()) return false;
  bool open = false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const auto same = equal(*a.items[i], *b.items[i], depth + 1);
    if (same == false) return false;
    open = open || !same;
  }
  return open ? std::nullopt : std::optional(true);
}

std::optional<bool> equal_maps(const Value& a, const Value& b, int depth) {
  if (a.entries.size() != b.entries.size()) return false;
  bool open = false;
  for (const auto& [key, value] : a.entries) {
    const Value* other = b.find(key);
    const auto same = other == nullptr ? std::optional(false) : equal(*value, *other, depth + 1);
    if (same == false) return false;
    open = open || !same;
  }
  return open ? std::nullopt : std::optional(true);
}

std::optional<bool> equal(const Value& a, const Value& b, int depth) {
  constexpr int kDeepestCompared = 8;
  if (a.is(Value::Kind::unknown) || b.is(Value::Kind::unknown) || depth > kDeepestCompared) return std::nullopt;
  if (&a == &b) return true;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Value::Kind::nil:
      return true;
    case Value::Kind::boolean:
      return a.boolean == b.boolean;
    case Value::Kind::integer:
      return a.integer == b.integer;
    case Value::Kind::floating:
      return a.floating == b.floating;
    case Value::Kind::string:
      if (a.text.text() == b.text.text()) return true;
      if (has_hole(a.text.text()) || has_hole(b.text.text())) return std::nullopt;
      return false;
    case Value::Kind::list:
      return equal_lists(a, b, depth);
    case Value::Kind::map:
      return equal_maps(a, b, depth);
    case Value::Kind::unknown:
      break;
  }
  return std::nullopt;
}

const Value* merge_values(const Value& base, const Value& over, int depth, Values& values) {
  if (depth > kMaxDepth || values.is_exhausted()) return &over;
  Value::Entries merged;
  for (const auto& [key, value] : base.entries) {
    const Value* newer = over.find(key);
    if (newer == nullptr) {
      merged.emplace_back(key, value);
    } else if (newer->is(Value::Kind::map) && value->is(Value::Kind::map)) {
      merged.emplace_back(key, merge_values(*value, *newer, depth + 1, values));
    } else if (!newer->is(Value::Kind::nil)) {
      merged.emplace_back(key, newer);
    }
  }
  for (const auto& [key, value] : over.entries) {
    if (base.find(key) == nullptr) merged.emplace_back(key, value);
  }
  return values.map(std::move(merged));
}

void merge_into(const Value& to, const Value& from, bool overwrite, int depth, Values& values) {
  if (depth > kMaxDepth || values.is_exhausted() || &to == &from) return;
  values.spend(sizeof(Value));
  const Value::Entries entries = from.entries;  // what it is merged into may hold it
  for (const auto& [key, value] : entries) {
    const Value* known = to.find(key);
    const bool empty = known == nullptr || truth(*known) == false;
    if (!empty && known->is(Value::Kind::map) && value->is(Value::Kind::map)) {
      merge_into(*known, *value, overwrite, depth + 1, values);
    } else if (empty || (overwrite && !(value->is(Value::Kind::list) && value->items.empty()))) {
      to.put(key, value);
    }
  }
}

}  // namespace

std::optional<bool> equal(const Value& a, const Value& b) { return equal(a, b, 0); }

const Value* merge_values(const Value& base, const Value& over, Values& values) {
  return merge_values(base, over, 0, values);
}

/// Go's mergo, which Sprig merges with, takes an empty value for one that is not there: `false`, too.
void merge_into(const Value& to, const Value& from, bool overwrite, Values& values) {
  merge_into(to, from, overwrite, 0, values);
}

}  // namespace keyref::helm
