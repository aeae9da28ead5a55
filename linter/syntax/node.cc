#include "linter/syntax/node.h"

#include <algorithm>
#include <array>

namespace keyref {
namespace {

/// Merge keys may name mappings that merge others in turn; written as a bomb, that fans out without end. No real
/// manifest comes near this.
constexpr int kMergeBudget = 10000;

bool is_merge_key(const Node& key) {
  return key.kind == Node::Kind::scalar && key.style == ScalarStyle::plain && key.value == "<<";
}

const Node* find_in(const Node& mapping, std::string_view key, int& budget);

/// YAML's merge: the first of several mappings that has the key wins.
const Node* find_in_merged(const Node& merged, std::string_view key, int& budget) {
  const Node& source = merged.resolved();
  if (source.kind == Node::Kind::mapping) return find_in(source, key, budget);
  if (source.kind != Node::Kind::sequence) return nullptr;
  for (const Node* item = source.first; item != nullptr && budget > 0; item = item->next) {
    if (!item->is_mapping()) continue;
    if (const Node* found = find_in(item->resolved(), key, budget)) return found;
  }
  return nullptr;
}

/// What a mapping merges: mostly nothing. Of several `<<` the last one wins, as go-yaml merges each in turn.
std::vector<const Node*> merges_of(const Node& mapping) {
  std::vector<const Node*> merges;
  for (const Node* child = mapping.first; child != nullptr; child = child->next->next) {
    if (is_merge_key(*child)) merges.insert(merges.begin(), child->next);
  }
  return merges;
}

const Node* find_in(const Node& mapping, std::string_view key, int& budget) {
  const Node* own = nullptr;
  bool merges = false;
  for (const Node* child = mapping.first; child != nullptr; child = child->next->next) {
    if (is_merge_key(*child)) {
      merges = true;
    } else if (child->is_scalar() && child->resolved().value == key) {
      own = child;
    }
  }
  if (own != nullptr || !merges || --budget <= 0) return own;
  for (const Node* merged : merges_of(mapping)) {
    if (const Node* found = find_in_merged(*merged, key, budget)) return found;
  }
  return nullptr;
}

using Visit = FunctionRef<void(const Node& key, const Node& value)>;

void visit_entries(const Node& mapping, bool is_merged, std::vector<std::string_view>& seen, int& budget, Visit visit) {
  const std::size_t seen_before = seen.size();
  const auto visible = [&](std::string_view key) {
    return std::find(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(seen_before), key) ==
           seen.begin() + static_cast<std::ptrdiff_t>(seen_before);
  };
  const std::vector<const Node*> merges = merges_of(mapping);
  for (const Node* child = mapping.first; child != nullptr; child = child->next->next) {
    if (is_merge_key(*child)) continue;
    const std::string_view key = child->resolved().value;
    if (!visible(key)) continue;
    if (!merges.empty() || is_merged) seen.push_back(key);
    visit(*child, *child->next);
  }
  if (merges.empty() || --budget <= 0) return;
  for (const Node* merged : merges) {
    const Node& source = merged->resolved();
    if (source.kind == Node::Kind::mapping) visit_entries(source, true, seen, budget, visit);
    if (source.kind != Node::Kind::sequence) continue;
    for (const Node* item = source.first; item != nullptr && budget > 0; item = item->next) {
      if (item->is_mapping()) visit_entries(item->resolved(), true, seen, budget, visit);
    }
  }
}

}  // namespace

bool Node::is_null() const {
  const Node& node = resolved();
  if (node.kind != Kind::scalar || node.style != ScalarStyle::plain) return false;
  constexpr std::array<std::string_view, 5> kNulls = {"", "~", "null", "Null", "NULL"};
  return std::find(kNulls.begin(), kNulls.end(), node.value) != kNulls.end();
}

const Node* Node::find_key(std::string_view key) const {
  const Node& node = resolved();
  if (node.kind != Kind::mapping) return nullptr;
  int budget = kMergeBudget;
  return find_in(node, key, budget);
}

const Node* Node::find(std::string_view key) const {
  const Node* found = find_key(key);
  return found == nullptr ? nullptr : found->next;
}

std::string_view Node::text_of(std::string_view key) const {
  const Node* child = find(key);
  return child != nullptr && child->is_scalar() && !child->is_null() ? child->resolved().value : std::string_view();
}

void Node::for_each_entry(Visit visit) const {
  const Node& node = resolved();
  if (node.kind != Kind::mapping) return;
  int budget = kMergeBudget;
  std::vector<std::string_view> seen;
  visit_entries(node, false, seen, budget, visit);
}

void Node::for_each_item(FunctionRef<void(const Node& item)> visit) const {
  const Node& node = resolved();
  if (node.kind != Kind::sequence) return;
  for (const Node* item = node.first; item != nullptr; item = item->next) visit(*item);
}

}  // namespace keyref
