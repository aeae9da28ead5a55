#include "linter/helm/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "linter/base/text.h"
#include "linter/syntax/scalar_type.h"

namespace keyref::helm {
namespace {

constexpr std::string_view kHoleBegin = "\uE000";
constexpr std::string_view kHoleEnd = "\uE001";
/// Deeper values are an attack, or an alias bomb.
constexpr int kMaxDepth = 64;

std::int64_t parse_integer(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), text.data() + text.size(), value);
  return value;
}

std::string number_text(double value) {
  if (std::nearbyint(value) == value && std::abs(value) < 1e15) return std::to_string(static_cast<std::int64_t>(value));
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

bool is_true_word(std::string_view text) {
  return text == "true" || text == "True" || text == "TRUE" || text == "yes" || text == "Yes" || text == "YES" ||
         text == "on" || text == "On" || text == "ON" || text == "y" || text == "Y";
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name == key) return value;
  }
  return nullptr;
}

void Value::put(std::string_view key, const Value* value) const {
  if (!is(Kind::map)) return;
  for (auto& entry : entries) {
    if (entry.first == key) {
      entry.second = value;
      return;
    }
  }
  entries.emplace_back(key, value);
}

void Value::remove(std::string_view key) const {
  std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
}

Value& Values::make(Value::Kind kind) {
  Value& value = values_.emplace_back();
  bytes_ += sizeof(Value);
  value.kind = kind;
  return value;
}

const Value* Values::boolean(bool value) {
  Value& made = make(Value::Kind::boolean);
  made.boolean = value;
  return &made;
}

const Value* Values::integer(std::int64_t value) {
  Value& made = make(Value::Kind::integer);
  made.integer = value;
  return &made;
}

const Value* Values::floating(double value) {
  Value& made = make(Value::Kind::floating);
  made.floating = value;
  return &made;
}

const Value* Values::string(std::string_view text) { return string(RichText(text)); }

const Value* Values::string(RichText text) {
  Value& made = make(Value::Kind::string);
  bytes_ += text.text().size();
  made.text = std::move(text);
  return &made;
}

const Value* Values::string(RichText text, const std::optional<Place>& place) {
  Value& made = make(Value::Kind::string);
  bytes_ += text.text().size();
  made.text = std::move(text);
  made.place = place;
  return &made;
}

const Value* Values::list(std::vector<const Value*> items) {
  Value& made = make(Value::Kind::list);
  bytes_ += items.size() * sizeof(const Value*);  // NOLINT(bugprone-sizeof-expression): a list holds pointers
  made.items = std::move(items);
  return &made;
}

const Value* Values::map(Value::Entries entries) {
  Value& made = make(Value::Kind::map);
  bytes_ += entries.size() * sizeof(entries.front());
  made.entries = std::move(entries);
  return &made;
}

const Value* Values::unknown(std::string expression) {
  Value& made = make(Value::Kind::unknown);
  made.expression = std::move(expression);
  return &made;
}

const Value* Values::from(const Node& node, bool placed) { return from(node, placed, 0); }

const Value* Values::from(const Node& node, bool placed, int depth) {
  if (depth > kMaxDepth) return unknown("nested too deeply");
  if (node.is_mapping()) {
    Value::Entries entries;
    node.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar()) entries.emplace_back(key.resolved().value, from(value, placed, depth + 1));
    });
    return map(std::move(entries));
  }
  if (node.is_sequence()) {
    std::vector<const Value*> items;
    node.for_each_item([&](const Node& item) { items.push_back(from(item, placed, depth + 1)); });
    return list(std::move(items));
  }
  const std::string_view text = node.resolved().value;
  const ScalarType type = scalar_type(node);
  if (type == ScalarType::null) return nil();
  Value& made = make(Value::Kind::string);
  if (placed) made.place = node.place();
  made.text = RichText(text);
  if (type == ScalarType::boolean) {
    made.kind = Value::Kind::boolean;
    made.boolean = is_true_word(text);
  } else if (type == ScalarType::integer) {
    made.kind = Value::Kind::integer;
    made.integer = parse_integer(text);
  } else if (type == ScalarType::floating) {
    made.kind = Value::Kind::floating;
    made.floating = std::strtod(std::string(text).c_str(), nullptr);
  }
  return &made;
}

const Value* Values::copy(const Value& value) { return copy(value, 0); }

const Value* Values::copy(const Value& value, int depth) {
  if (depth > kMaxDepth || is_exhausted()) return unknown("nested too deeply");
  if (value.is(Value::Kind::map)) {
    Value::Entries entries;
    for (const auto& [key, entry] : value.entries) entries.emplace_back(key, copy(*entry, depth + 1));
    return map(std::move(entries));
  }
  if (!value.is(Value::Kind::list)) return &value;
  std::vector<const Value*> items;
  for (const Value* item : value.items) items.push_back(copy(*item, depth + 1));
  return list(std::move(items));
}

std::string Values::hole(const std::string& expression) {
  const auto [at, added] = holes_.try_emplace(expression, expressions_.size());
  if (added) expressions_.push_back(expression);
  return std::string(kHoleBegin) + std::to_string(at->second) + std::string(kHoleEnd);
}

bool Values::restore_holes(std::string_view text, std::string& restored) const {
  std::size_t from = 0;
  restored.clear();
  for (std::size_t at = text.find(kHoleBegin); at != std::string_view::npos; at = text.find(kHoleBegin, from)) {
    const std::size_t end = text.find(kHoleEnd, at);
    if (end == std::string_view::npos) break;
    const auto index =
        static_cast<std::size_t>(parse_integer(text.substr(at + kHoleBegin.size(), end - at - kHoleBegin.size())));
    restored += text.substr(from, at - from);
    restored += "{{ " + (index < expressions_.size() ? expressions_[index] : std::string("…")) + " }}";
    from = end + kHoleEnd.size();
  }
  restored += text.substr(from);
  return from > 0;
}

bool has_hole(std::string_view text) { return text.find(kHoleBegin) != std::string_view::npos; }

bool is_lone_hole(std::string_view line) {
  line = trim(line);
  return line.starts_with(kHoleBegin) && line.find(kHoleEnd) == line.size() - kHoleEnd.size();
}

std::optional<bool> truth(const Value& value) {
  switch (value.kind) {
    case Value::Kind::nil:
      return false;
    case Value::Kind::boolean:
      return value.boolean;
    case Value::Kind::integer:
      return value.integer != 0;
    case Value::Kind::floating:
      return value.floating != 0;
    case Value::Kind::string:
      return !value.text.empty();
    case Value::Kind::list:
      return !value.items.empty();
    case Value::Kind::map:
      return !value.entries.empty();
    case Value::Kind::unknown:
      break;
  }
  return std::nullopt;
}

RichText written(const Value& value, Values& values) {
  switch (value.kind) {
    case Value::Kind::nil:
      return {};
    case Value::Kind::boolean:
      return RichText(value.boolean ? "true" : "false");
    case Value::Kind::integer:
      return RichText(std::to_string(value.integer));
    case Value::Kind::floating:
      return RichText(number_text(value.floating));
    case Value::Kind::string:
      return value.text;
    case Value::Kind::list:
    case Value::Kind::map:
      return RichText(values.hole("a list"));
    case Value::Kind::unknown:
      break;
  }
  return RichText(values.hole(value.expression));
}

}  // namespace keyref::helm
