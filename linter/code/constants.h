#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "linter/syntax/query.h"

namespace keyref::code {

/// A text that an expression surely has.
struct Constant {
  std::string text;       ///< with escapes resolved
  Span place;             ///< as written, without quotes
  bool fallback = false;  ///< it is only taken where something else has no value
};

/// The texts of a file's expressions: quoted ones, sums of them, and names that are given one only.
class Constants {
 public:
  /// Takes what the query found; all of it, before anything is asked.
  void add(const QueryMatch& match);

  std::optional<Constant> value_of(const SyntaxNode& expression) const { return value_of(expression, 0); }
  /// All that it may be: a list's items, what a choice is between, else itself.
  void for_each_value(const SyntaxNode& expression, FunctionRef<void(const Constant&)> visit) const {
    for_each_value(expression, false, 0, visit);
  }

  /// What a name may be that is given one thing only: `KEY`, `options.jwt.secret`.
  void for_each_named(std::string_view path, FunctionRef<void(const Constant&)> visit) const {
    if (const SyntaxNode* value = given_to(path)) for_each_value(*value, visit);
  }

  bool is_text(const SyntaxNode& node) const { return role_of(node) == Role::text; }

 private:
  enum class Role { none, text, concatenation, list, choice, wrapped };

  struct Named {
    std::string full;  ///< `options.jwt.secret`
    Span value;
  };
  struct Choice {
    std::vector<SyntaxNode> between;
    bool fallback;  ///< they are taken where something else has no value
  };

  Role role_of(const SyntaxNode& node) const;
  std::optional<Constant> value_of(const SyntaxNode& expression, int depth) const;
  bool has_hole(Span text) const;
  std::optional<Constant> sum_of(const SyntaxNode& sum, int depth) const;
  void for_each_value(const SyntaxNode& expression, bool fallback, int depth,
                      FunctionRef<void(const Constant&)> visit) const;
  /// What is given to a name, if that is one thing only.
  const SyntaxNode* given_to(std::string_view path) const;
  void add_choice(const SyntaxNode& choice, const QueryMatch& match);
  void add_pair(const QueryMatch& match, const SyntaxNode& name, const SyntaxNode& value);

  std::unordered_map<const void*, Role> roles_;
  std::unordered_map<const void*, SyntaxNode> wrapped_;
  std::unordered_map<const void*, Choice> choices_;
  std::vector<Span> holes_;
  std::vector<Named> open_;  ///< pairs that the last one stands in
  /// None: it is given more than one thing.
  std::map<std::string, std::optional<SyntaxNode>, std::less<>> named_;
};

/// What a text in quotes holds, written as most languages do: `'x'`, `b"x"`, `"""x"""`, `` `x` ``.
std::optional<Span> inside_quotes(const SyntaxNode& text);
/// `options.jwt.secret`, without the marks of what may be missing (`options?.jwt!.secret`); empty where it is no such
/// thing.
std::string path_of(std::string_view expression);
/// The name that an expression ends with: of `this.options['x']` that is `x`; empty where it is none.
std::string_view last_name(std::string_view expression);

}  // namespace keyref::code
