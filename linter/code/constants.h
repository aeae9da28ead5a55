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
  std::string text;  ///< with escapes resolved
  Span place;        ///< as written, without quotes
};

/// The texts of a file's expressions: quoted ones, sums of them, and names that are given one only.
class Constants {
 public:
  /// Takes what the query found; all of it, before anything is asked.
  void add(const QueryMatch& match);

  std::optional<Constant> value_of(const SyntaxNode& expression) const { return value_of(expression, 0); }
  /// Its items where it is a list, else itself.
  void for_each_value(const SyntaxNode& expression, FunctionRef<void(const Constant&)> visit) const;

  /// What a name is that is given one text only: `KEY`, `options.jwt.secret`.
  std::optional<Constant> named(std::string_view path) const { return named(path, 0); }

  bool is_text(const SyntaxNode& node) const { return role_of(node) == Role::text; }

 private:
  enum class Role { none, text, concatenation, list, wrapped };

  struct Named {
    std::string full;  ///< `options.jwt.secret`
    Span value;
  };

  Role role_of(const SyntaxNode& node) const;
  std::optional<Constant> value_of(const SyntaxNode& expression, int depth) const;
  bool has_hole(Span text) const;
  std::optional<Constant> named(std::string_view path, int depth) const;
  std::optional<Constant> sum_of(const SyntaxNode& sum, int depth) const;
  void add_pair(const SyntaxNode& name, const SyntaxNode& value, bool field);

  std::unordered_map<const void*, Role> roles_;
  std::unordered_map<const void*, SyntaxNode> wrapped_;
  std::vector<Span> holes_;
  std::vector<Named> open_;  ///< pairs that the last one stands in
  /// None: it is given more than one thing.
  std::map<std::string, std::optional<SyntaxNode>, std::less<>> named_;
};

/// What a text in quotes holds, written as most languages do: `'x'`, `b"x"`, `"""x"""`, `` `x` ``.
std::optional<Span> inside_quotes(const SyntaxNode& text);
/// The name that an expression ends with: of `this.options['x']` that is `x`; empty where it is none.
std::string_view last_name(std::string_view expression);

}  // namespace keyref::code
