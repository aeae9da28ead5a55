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
const Value* split_text(const Call& call);
const Value* join_text(const Call& call);

}  // namespace keyref::helm
