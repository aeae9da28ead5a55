#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/evaluate.h"

namespace keyref::helm {

using Arguments = std::vector<const Value*>;

/// One call, with what functions need of it.
struct Call {
  const std::string& name;
  const Arguments& arguments;
  Evaluator& evaluator;

  Values& values() const { return evaluator.values(); }
  std::size_t count() const { return arguments.size(); }
  const Value& at(std::size_t i) const { return *arguments[i]; }
  const Value& last() const { return *arguments.back(); }
  std::string text(std::size_t i) const { return written(at(i), evaluator.values()).text(); }
  /// Kept far from the ends of its type, so that arithmetic cannot overflow.
  std::int64_t number(std::size_t i) const {
    constexpr std::int64_t kMost = std::int64_t{1} << 30;
    const Value& value = at(i);
    if (value.is(Value::Kind::floating))
      return static_cast<std::int64_t>(
          std::clamp(value.floating, -static_cast<double>(kMost), static_cast<double>(kMost)));
    const std::int64_t whole =
        value.is(Value::Kind::string) ? std::strtoll(value.text.text().c_str(), nullptr, 10) : value.integer;
    return std::clamp(whole, -kMost, kMost);
  }
  bool any_unknown() const {
    return std::any_of(arguments.begin(), arguments.end(),
                       [](const Value* each) { return each->is(Value::Kind::unknown); });
  }
  bool any_hole() const {
    for (std::size_t i = 0; i < count(); ++i) {
      if (has_hole(text(i))) return true;
    }
    return false;
  }
  /// What this call would give, if it could be computed.
  const Value* computed() const;
};

// Maps and lists. As in Go, `set`, `unset` and the merges change the map that they are given.
const Value* make_map(const Call& call);
const Value* get(const Call& call);
const Value* index(const Call& call);
const Value* dig(const Call& call);
const Value* without_keys(const Call& call, bool keep);
const Value* merge(const Call& call, bool overwrite);
const Value* set(const Call& call);
const Value* unset(const Call& call);
const Value* pluck(const Call& call);
const Value* names(const Call& call, bool keys);
const Value* join_lists(const Call& call);
const Value* with_item(const Call& call, bool front);
const Value* has_item(const Call& call);
const Value* unique(const Call& call);
const Value* filled(const Call& call);
const Value* without(const Call& call);
const Value* part_of_list(const Call& call, std::size_t from, std::size_t to);
const Value* reversed(const Call& call);
const Value* sorted(const Call& call);
const Value* numbers(const Call& call, std::int64_t from, std::int64_t to, std::int64_t step);
const Value* hold(const Call& call, bool any);

// Functions of text; what is computed of theirs goes through.
const Value* print_format(const Call& call);
const Value* print(const Call& call);
const Value* quote(const Call& call, std::string_view mark);
const Value* trunc(const Call& call);
const Value* replace_all(const Call& call);
const Value* trim_affix(const Call& call, bool suffix);
const Value* trim_all(const Call& call);
const Value* trim_blanks(const Call& call);
const Value* indent(const Call& call, bool new_line);
const Value* change_case(const Call& call, bool upper);
const Value* change_first_letters(const Call& call);
const Value* join_words(const Call& call);
const Value* without_blanks(const Call& call);
const Value* part_of_text(const Call& call);
const Value* repeated(const Call& call);
const Value* split_text(const Call& call);
const Value* split_to_map(const Call& call);
const Value* join_text(const Call& call);

// What asks of a text; a computed part leaves the answer open.
const Value* ask(const Call& call);
const Value* compare_versions(const Call& call);
const Value* match(const Call& call);
const Value* find_match(const Call& call);
const Value* replace_matches(const Call& call, bool literal);
const Value* split_at_matches(const Call& call);

}  // namespace keyref::helm
