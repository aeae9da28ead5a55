// Functions of Go's templates, Sprig (https://masterminds.github.io/sprig/) and Helm, as far as names and structure of
// manifests need them. What is not here stays computed.

#include <algorithm>
#include <array>
#include <functional>

#include "linter/base/text.h"
#include "linter/helm/call.h"
#include "linter/helm/rendered_text.h"

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

const Value* kind_of(const Call& call) {
  constexpr std::array<const char*, 8> kNames = {"invalid", "bool",  "int64", "float64",
                                                 "string",  "slice", "map",   "string"};
  return call.values().string(kNames.at(static_cast<std::size_t>(call.last().kind)));
}

const Value* type_of(const Call& call) {
  if (call.last().is(Value::Kind::list)) return call.values().string("[]interface {}");
  if (call.last().is(Value::Kind::map)) return call.values().string("map[string]interface {}");
  return kind_of(call);
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

const Value* read_yaml(const Call& call) {
  const Value* read = from_yaml(call.last().text, call.values());
  return read == nullptr ? call.computed() : read;
}

struct Function {
  std::string_view name;
  std::size_t arguments;  ///< at least
  bool takes_unknown;     ///< is asked also where an argument is not known
  const Value* (*call)(const Call&);
};

constexpr Function kFunctions[] = {
    {"default", 1, true, to_default},
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
    {"toJson", 1, false, [](const Call& c) { return c.values().string(to_json(c.last(), c.values())); }},
    {"toRawJson", 1, false, [](const Call& c) { return c.values().string(to_json(c.last(), c.values())); }},
    {"toPrettyJson", 1, false, [](const Call& c) { return c.values().string(to_json(c.last(), c.values())); }},
    {"fromYaml", 1, false, read_yaml},
    {"fromYamlArray", 1, false, read_yaml},
    {"fromJson", 1, false, read_yaml},
    {"fromJsonArray", 1, false, read_yaml},
    {"toString", 1, true, [](const Call& c) { return c.values().string(written(c.last(), c.values())); }},
    {"not", 1, false, [](const Call& c) { return c.values().boolean(truth(c.last()) == false); }},
    {"empty", 1, false, [](const Call& c) { return c.values().boolean(is_empty(c.last())); }},
    {"eq", 2, false, [](const Call& c) { return is_equal(c, true); }},
    {"deepEqual", 2, false, [](const Call& c) { return is_equal(c, true); }},
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
    {"mergeOverwrite", 1, false, [](const Call& c) { return merge(c, true); }},
    {"deepCopy", 1, true, [](const Call& c) { return c.values().copy(c.last()); }},
    {"set", 3, true, set},
    {"unset", 2, false, unset},
    {"pluck", 1, false, pluck},
    {"lookup", 4, true, [](const Call& c) { return c.values().map({}); }},  // as without a cluster
    {"concat", 1, false, join_lists},
    {"append", 2, false, [](const Call& c) { return with_item(c, false); }},
    {"prepend", 2, false, [](const Call& c) { return with_item(c, true); }},
    {"first", 1, false,
     [](const Call& c) { return c.last().items.empty() ? c.values().nil() : c.last().items.front(); }},
    {"last", 1, false, [](const Call& c) { return c.last().items.empty() ? c.values().nil() : c.last().items.back(); }},
    {"rest", 1, false, [](const Call& c) { return part_of_list(c, 1, c.last().items.size()); }},
    {"initial", 1, false,
     [](const Call& c) { return part_of_list(c, 0, std::max<std::size_t>(c.last().items.size(), 1) - 1); }},
    {"slice", 2, false,
     [](const Call& c) {
       const auto bound = [&](std::size_t i) {
         return static_cast<std::size_t>(std::max<std::int64_t>(c.number(i), 0));
       };
       return part_of_list(c, bound(1), c.count() > 2 ? bound(2) : c.at(0).items.size());
     }},
    {"uniq", 1, false, unique},
    {"compact", 1, false, filled},
    {"without", 1, false, without},
    {"reverse", 1, false, reversed},
    {"sortAlpha", 1, false, sorted},
    {"until", 1, false, [](const Call& c) { return numbers(c, 0, c.number(0), c.number(0) < 0 ? -1 : 1); }},
    {"untilStep", 3, false, [](const Call& c) { return numbers(c, c.number(0), c.number(1), c.number(2)); }},
    {"any", 0, true, [](const Call& c) { return hold(c, true); }},
    {"all", 0, true, [](const Call& c) { return hold(c, false); }},
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
    {"atoi", 1, false, [](const Call& c) { return c.values().integer(c.number(0)); }},
    {"int64", 1, false, [](const Call& c) { return c.values().integer(c.number(c.count() - 1)); }},
    {"kindOf", 1, false, kind_of},
    {"typeOf", 1, false, type_of},
    {"kindIs", 2, false, [](const Call& c) { return c.values().boolean(kind_of(c)->text.text() == c.text(0)); }},
    {"typeIs", 2, false, [](const Call& c) { return c.values().boolean(type_of(c)->text.text() == c.text(0)); }},
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
    {"title", 1, true, change_first_letters},
    {"untitle", 1, true, change_first_letters},
    {"camelcase", 1, true, join_words},
    {"snakecase", 1, true, join_words},
    {"kebabcase", 1, true, join_words},
    {"nospace", 1, true, without_blanks},
    {"substr", 3, true, part_of_text},
    {"repeat", 2, true, repeated},
    {"contains", 2, true, ask},
    {"hasPrefix", 2, true, ask},
    {"hasSuffix", 2, true, ask},
    {"semverCompare", 2, true, compare_versions},
    {"regexMatch", 2, true, match},
    {"regexFind", 2, true, find_match},
    {"regexReplaceAll", 3, true, [](const Call& c) { return replace_matches(c, false); }},
    {"regexReplaceAllLiteral", 3, true, [](const Call& c) { return replace_matches(c, true); }},
    {"regexSplit", 2, true, split_at_matches},
    {"indent", 2, true, [](const Call& c) { return indent(c, false); }},
    {"nindent", 2, true, [](const Call& c) { return indent(c, true); }},
    {"splitList", 2, false, split_text},
    {"split", 2, false, split_to_map},
    {"join", 2, false, join_text},
    // Helm makes nothing of the chart then; here, what else it writes still counts.
    {"fail", 1, true, [](const Call& c) { return c.values().string(""); }},
};

/// Sprig's `mustX` is `X` that fails where that one gives nothing.
std::string plain_name(const std::string& name) {
  constexpr std::string_view kMust = "must";
  if (name.size() <= kMust.size() || !name.starts_with(kMust)) return name;
  return to_lower(name[kMust.size()]) + name.substr(kMust.size() + 1);
}

}  // namespace

const Value* call(const std::string& given_name, const std::vector<const Value*>& arguments, Evaluator& evaluator) {
  const std::string name = plain_name(given_name);
  const Call call{name, arguments, evaluator};
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
