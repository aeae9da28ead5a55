// Maps and lists of Sprig: https://masterminds.github.io/sprig/dicts.html, lists.html.

#include <algorithm>

#include "linter/helm/call.h"

namespace keyref::helm {
namespace {

/// `index X a b`, and `dig "a" "b" default X`.
const Value* look_up(const Value* value, const std::vector<const Value*>& path, Values& values) {
  for (const Value* step : path) {
    if (value->is(Value::Kind::list)) {
      const auto at = static_cast<std::size_t>(step->integer);
      value = step->is(Value::Kind::integer) && at < value->items.size() ? value->items[at] : values.nil();
    } else {
      const Value* next = value->find(written(*step, values).text());
      value = next == nullptr ? values.nil() : next;
    }
  }
  return value;
}

}  // namespace

const Value* make_map(const Call& call) {
  Value::Entries entries;
  for (std::size_t i = 0; i + 1 < call.count(); i += 2) entries.emplace_back(call.text(i), call.arguments[i + 1]);
  return call.values().map(std::move(entries));
}

const Value* get(const Call& call) {
  const Value* found = call.at(0).find(call.text(1));
  return found == nullptr ? call.values().string("") : found;
}

const Value* index(const Call& call) {
  return look_up(call.arguments.front(), {call.arguments.begin() + 1, call.arguments.end()}, call.values());
}

const Value* dig(const Call& call) {
  const Value* found =
      look_up(call.arguments.back(), {call.arguments.begin(), call.arguments.end() - 2}, call.values());
  return found->is(Value::Kind::nil) ? call.arguments[call.count() - 2] : found;
}

const Value* without_keys(const Call& call, bool keep) {
  Value::Entries entries;
  for (const auto& entry : call.at(0).entries) {
    bool named = false;
    for (std::size_t i = 1; i < call.count(); ++i) named = named || call.text(i) == entry.first;
    if (named == keep) entries.push_back(entry);
  }
  return call.values().map(std::move(entries));
}

const Value* merge(const Call& call, bool overwrite) {
  for (std::size_t i = 1; i < call.count(); ++i) merge_into(call.at(0), call.at(i), overwrite, call.values());
  return call.arguments.front();
}

const Value* set(const Call& call) {
  call.at(0).put(call.text(1), call.arguments[2]);
  return call.arguments.front();
}

const Value* unset(const Call& call) {
  call.at(0).remove(call.text(1));
  return call.arguments.front();
}

const Value* join_lists(const Call& call) {
  std::vector<const Value*> items;
  for (const Value* each : call.arguments) items.insert(items.end(), each->items.begin(), each->items.end());
  return call.values().list(std::move(items));
}

const Value* with_item(const Call& call, bool front) {
  std::vector<const Value*> items = call.at(0).items;
  items.insert(front ? items.begin() : items.end(), call.arguments.back());
  return call.values().list(std::move(items));
}

const Value* has_item(const Call& call) {
  bool open = false;
  for (const Value* item : call.last().items) {
    const auto same = equal(*item, call.at(0));
    if (same == true) return call.values().boolean(true);
    open = open || !same;
  }
  return open ? call.computed() : call.values().boolean(false);
}

const Value* names(const Call& call, bool keys) {
  std::vector<const Value*> items;
  for (const auto& [key, value] : call.last().entries) items.push_back(keys ? call.values().string(key) : value);
  return call.values().list(std::move(items));
}

const Value* unique(const Call& call) {
  std::vector<const Value*> items;
  for (const Value* item : call.last().items) {
    const auto same = [&](const Value* each) { return equal(*each, *item) == true; };
    if (std::none_of(items.begin(), items.end(), same)) items.push_back(item);
  }
  return call.values().list(std::move(items));
}

const Value* filled(const Call& call) {
  std::vector<const Value*> items = call.last().items;
  std::erase_if(items, [](const Value* item) { return truth(*item) == false; });
  return call.values().list(std::move(items));
}

const Value* without(const Call& call) {
  std::vector<const Value*> items = call.at(0).items;
  for (std::size_t i = 1; i < call.count(); ++i)
    std::erase_if(items, [&](const Value* item) { return equal(*item, call.at(i)) == true; });
  return call.values().list(std::move(items));
}

/// `rest` and `initial`; `slice LIST from to`.
const Value* part_of_list(const Call& call, std::size_t from, std::size_t to) {
  const std::vector<const Value*>& items = call.at(0).items;
  to = std::min(to, items.size());
  from = std::min(from, to);
  return call.values().list(
      {items.begin() + static_cast<std::ptrdiff_t>(from), items.begin() + static_cast<std::ptrdiff_t>(to)});
}

const Value* reversed(const Call& call) {
  return call.values().list({call.last().items.rbegin(), call.last().items.rend()});
}

const Value* sorted(const Call& call) {
  std::vector<const Value*> items = call.last().items;
  std::stable_sort(items.begin(), items.end(), [&](const Value* a, const Value* b) {
    return written(*a, call.values()).text() < written(*b, call.values()).text();
  });
  return call.values().list(std::move(items));
}

const Value* pluck(const Call& call) {
  std::vector<const Value*> items;
  for (std::size_t i = 1; i < call.count(); ++i) {
    if (const Value* found = call.at(i).find(call.text(0))) items.push_back(found);
  }
  return call.values().list(std::move(items));
}

/// `until`, `untilStep` and `seq`.
const Value* numbers(const Call& call, std::int64_t from, std::int64_t to, std::int64_t step) {
  constexpr std::size_t kMost = 10'000;
  std::vector<const Value*> items;
  for (std::int64_t i = from; step != 0 && (step > 0 ? i < to : i > to) && items.size() < kMost; i += step)
    items.push_back(call.values().integer(i));
  return call.values().list(std::move(items));
}

/// `any` and `all`.
const Value* hold(const Call& call, bool any) {
  bool open = false;
  for (const Value* each : call.arguments) {
    const auto decided = truth(*each);
    if (decided == any) return call.values().boolean(any);
    open = open || !decided;
  }
  return open ? call.computed() : call.values().boolean(!any);
}

}  // namespace keyref::helm
