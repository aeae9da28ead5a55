// Functions of Go's templates, Sprig (https://masterminds.github.io/sprig/) and Helm, as far as names and structure of
// manifests need them. What is not here stays computed.

#include <algorithm>
#include <array>
#include <functional>

#include "linter/helm/call.h"

namespace keyref::helm {
namespace {

bool is_empty(const Value& value) { return truth(value) == false; }

const Value* to_default(const Call& call) {
  const auto given = truth(call.last());
  // A value that the deployment computes may also be empty; mostly it is there.
  return given == false ? call.arguments.front() : call.arguments.back();
}

const Value* ternary(const Call& call) {
  const auto condition = truth(call.last());
  return condition ? call.arguments[*condition ? 0 : 1] : call.computed();
}

const Value* coalesce(const Call& call) {
  for (const Value* each : call.arguments) {
    if (!is_empty(*each)) return each;
  }
  return call.values().nil();
}

const Value* make_map(const Call& call) {
  Value::Entries entries;
  for (std::size_t i = 0; i + 1 < call.count(); i += 2) entries.emplace_back(call.text(i), call.arguments[i + 1]);
  return call.values().map(std::move(entries));
}

const Value* get(const Call& call) {
  const Value* found = call.at(0).find(call.text(1));
  return found == nullptr ? call.values().string("") : found;
}

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

/// `merge` prefers the first map, `mergeOverwrite` the last.
const Value* merge(const Call& call, bool overwrite) {
  const Value* merged = call.arguments.front();
  for (std::size_t i = 1; i < call.count(); ++i)
    merged =
        overwrite ? merge_values(*merged, call.at(i), call.values()) : merge_values(call.at(i), *merged, call.values());
  return merged;
}

const Value* set(const Call& call) {
  const Value* added = call.values().map({{call.text(1), call.arguments[2]}});
  return merge_values(call.at(0), *added, call.values());
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

const Value* is_equal(const Call& call, bool wanted) {
  bool open = false;
  for (std::size_t i = 1; i < call.count(); ++i) {
    const auto same = equal(call.at(0), call.at(i));
    if (same == true) return call.values().boolean(wanted);
    open = open || !same;
  }
  return open ? call.computed() : call.values().boolean(!wanted);
}

const Value* compare(const Call& call, const std::function<bool(double, double)>& holds) {
  const auto as_number = [](const Value& value) {
    return value.is(Value::Kind::floating) ? value.floating : static_cast<double>(value.integer);
  };
  return call.values().boolean(holds(as_number(call.at(0)), as_number(call.at(1))));
}

const Value* length(const Call& call) {
  const Value& value = call.last();
  const std::size_t size =
      value.is(Value::Kind::string) ? value.text.text().size() : value.items.size() + value.entries.size();
  return call.values().integer(static_cast<std::int64_t>(size));
}

const Value* names(const Call& call, bool keys) {
  std::vector<const Value*> items;
  for (const auto& [key, value] : call.last().entries) items.push_back(keys ? call.values().string(key) : value);
  return call.values().list(std::move(items));
}

const Value* kind_of(const Call& call) {
  constexpr std::array<const char*, 8> kNames = {"invalid", "bool",  "int64", "float64",
                                                 "string",  "slice", "map",   "string"};
  return call.values().string(kNames.at(static_cast<std::size_t>(call.last().kind)));
}

const Value* sum(const Call& call) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < call.count(); ++i) total += call.number(i);
  return call.values().integer(total);
}

const Value* calculate(const Call& call) {
  const std::int64_t a = call.number(0);
  const std::int64_t b = call.number(1);
  if ((call.name == "div" || call.name == "mod") && b == 0) return call.computed();
  return call.values().integer(call.name == "sub"   ? a - b
                               : call.name == "mul" ? a * b
                               : call.name == "div" ? a / b
                               : call.name == "mod" ? a % b
                               : call.name == "max" ? std::max(a, b)
                                                    : std::min(a, b));
}

struct Function {
  std::string_view name;
  std::size_t arguments;  ///< at least
  bool takes_unknown;     ///< is asked also where an argument is not known
  const Value* (*call)(const Call&);
};

constexpr Function kFunctions[] = {
    {"default", 2, true, to_default},
    {"ternary", 3, true, ternary},
    {"coalesce", 0, true, coalesce},
    {"required", 2, true, [](const Call& c) { return is_empty(c.last()) ? c.computed() : c.arguments.back(); }},
    {"dict", 0, true, make_map},
    {"list", 0, true, [](const Call& c) { return c.values().list(c.arguments); }},
    {"tuple", 0, true, [](const Call& c) { return c.values().list(c.arguments); }},
    {"include", 2, true, [](const Call& c) { return c.evaluator.include(c.text(0), c.arguments[1]); }},
    {"tpl", 2, false,
     [](const Call& c) {
       return c.at(0).is(Value::Kind::string) ? c.evaluator.run_text(c.at(0), c.arguments[1]) : c.arguments[0];
     }},
    {"toYaml", 1, false, [](const Call& c) { return c.values().string(to_yaml(c.last(), c.values())); }},
    {"toYamlPretty", 1, false, [](const Call& c) { return c.values().string(to_yaml(c.last(), c.values())); }},
    {"toString", 1, true, [](const Call& c) { return c.values().string(written(c.last(), c.values())); }},
    {"not", 1, false, [](const Call& c) { return c.values().boolean(truth(c.last()) == false); }},
    {"empty", 1, false, [](const Call& c) { return c.values().boolean(is_empty(c.last())); }},
    {"eq", 2, false, [](const Call& c) { return is_equal(c, true); }},
    {"ne", 2, false, [](const Call& c) { return is_equal(c, false); }},
    {"lt", 2, false, [](const Call& c) { return compare(c, std::less<>()); }},
    {"le", 2, false, [](const Call& c) { return compare(c, std::less_equal<>()); }},
    {"gt", 2, false, [](const Call& c) { return compare(c, std::greater<>()); }},
    {"ge", 2, false, [](const Call& c) { return compare(c, std::greater_equal<>()); }},
    {"hasKey", 2, false, [](const Call& c) { return c.values().boolean(c.at(0).find(c.text(1)) != nullptr); }},
    {"get", 2, false, get},
    {"index", 1, false, index},
    {"dig", 3, false, dig},
    {"pick", 1, false, [](const Call& c) { return without_keys(c, true); }},
    {"omit", 1, false, [](const Call& c) { return without_keys(c, false); }},
    {"merge", 1, false, [](const Call& c) { return merge(c, false); }},
    {"mustMerge", 1, false, [](const Call& c) { return merge(c, false); }},
    {"mergeOverwrite", 1, false, [](const Call& c) { return merge(c, true); }},
    {"mustMergeOverwrite", 1, false, [](const Call& c) { return merge(c, true); }},
    {"deepCopy", 1, true, [](const Call& c) { return c.arguments.back(); }},
    {"set", 3, false, set},
    {"concat", 1, false, join_lists},
    {"append", 2, false, [](const Call& c) { return with_item(c, false); }},
    {"prepend", 2, false, [](const Call& c) { return with_item(c, true); }},
    {"first", 1, false,
     [](const Call& c) { return c.last().items.empty() ? c.values().nil() : c.last().items.front(); }},
    {"last", 1, false, [](const Call& c) { return c.last().items.empty() ? c.values().nil() : c.last().items.back(); }},
    {"keys", 1, false, [](const Call& c) { return names(c, true); }},
    {"values", 1, false, [](const Call& c) { return names(c, false); }},
    {"len", 1, false, length},
    {"has", 2, false, has_item},
    {"add", 2, false, sum},
    {"sub", 2, false, calculate},
    {"mul", 2, false, calculate},
    {"div", 2, false, calculate},
    {"mod", 2, false, calculate},
    {"max", 2, false, calculate},
    {"min", 2, false, calculate},
    {"add1", 1, false, [](const Call& c) { return c.values().integer(c.number(0) + 1); }},
    {"int", 1, false, [](const Call& c) { return c.values().integer(c.number(c.count() - 1)); }},
    {"int64", 1, false, [](const Call& c) { return c.values().integer(c.number(c.count() - 1)); }},
    {"kindOf", 1, false, kind_of},
    {"typeOf", 1, false, kind_of},
    {"kindIs", 2, false, [](const Call& c) { return c.values().boolean(kind_of(c)->text.text() == c.text(0)); }},
    {"typeIs", 2, false, [](const Call& c) { return c.values().boolean(kind_of(c)->text.text() == c.text(0)); }},
    {"printf", 1, true, print_format},
    {"print", 1, true, print},
    {"quote", 1, true, [](const Call& c) { return quote(c, "\""); }},
    {"squote", 1, true, [](const Call& c) { return quote(c, "'"); }},
    {"trunc", 2, true, trunc},
    {"trim", 1, true, trim_blanks},
    {"trimSuffix", 2, true, [](const Call& c) { return trim_affix(c, true); }},
    {"trimPrefix", 2, true, [](const Call& c) { return trim_affix(c, false); }},
    {"trimAll", 2, true, trim_all},
    {"replace", 3, true, replace_all},
    {"lower", 1, true, [](const Call& c) { return change_case(c, false); }},
    {"upper", 1, false, [](const Call& c) { return change_case(c, true); }},
    {"indent", 2, true, [](const Call& c) { return indent(c, false); }},
    {"nindent", 2, true, [](const Call& c) { return indent(c, true); }},
    {"splitList", 2, false, split_text},
    {"join", 2, false, join_text},
};

/// Sprig's questions of strings, whose answers a computed part leaves open.
const Value* ask(const Call& call) {
  if (call.any_unknown() || call.any_hole()) return call.computed();
  const std::string part = call.text(0);
  const std::string text = call.text(1);
  return call.values().boolean(call.name == "contains"    ? text.find(part) != std::string::npos
                               : call.name == "hasPrefix" ? text.starts_with(part)
                                                          : text.ends_with(part));
}

}  // namespace

const Value* call(const std::string& name, const std::vector<const Value*>& arguments, Evaluator& evaluator) {
  const Call call{name, arguments, evaluator};
  if ((name == "contains" || name == "hasPrefix" || name == "hasSuffix") && arguments.size() == 2) return ask(call);
  for (const Function& function : kFunctions) {
    if (function.name != name || arguments.size() < function.arguments) continue;
    if (!function.takes_unknown && call.any_unknown()) return call.computed();
    const Value* result = function.call(call);
    if (!result->is(Value::Kind::string) || result->place) return result;
    // `quote` and its like change how a value is written, not where it comes from.
    const auto source =
        std::find_if(arguments.rbegin(), arguments.rend(), [](const Value* each) { return each->place.has_value(); });
    return source == arguments.rend() ? result : evaluator.values().string(result->text, (*source)->place);
  }
  return call.computed();
}

}  // namespace keyref::helm
