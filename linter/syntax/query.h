#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/syntax/syntax_tree.h"

namespace keyref {

/// What a pattern found: its captures in the order of their nodes, and what its `#set!` says.
struct QueryMatch {
  struct Capture {
    std::string_view name;  ///< without the `@`
    SyntaxNode node;
  };
  std::span<const Capture> captures;
  std::span<const std::string> properties;

  std::optional<SyntaxNode> find(std::string_view name) const;
  bool has(std::string_view property) const;
};

/// Patterns in tree-sitter's query language, as far as facts.scm uses it: nodes, fields, `_`, tokens in quotes,
/// alternatives, anchors before a node, `?`, captures, #eq?, #any-of?, #not-any-of? and #set!. The matcher is our own:
/// tree-sitter's ts_query_new() analyses the grammar first, which took 53 ms for twenty patterns of TypeScript, and a
/// commit hook would pay that each time.
class Query {
 public:
  /// A pattern with a node type that the grammar lacks matches nothing. None where the text is no such query; the
  /// offset of the mistake goes to `mistake`.
  static std::optional<Query> compile(const TSLanguage* language, std::string_view text,
                                      std::size_t* mistake = nullptr);

  /// In the order of the nodes that patterns begin with; of one node in the order of the patterns. Where several nodes
  /// fit a part of a pattern, each is a match.
  void for_each_match(const SyntaxTree& tree, FunctionRef<void(const QueryMatch&)> visit) const;

  /// Patterns that the grammar can never match, by their place in the text.
  const std::vector<std::size_t>& impossible() const { return impossible_; }

 private:
  friend class QueryReader;
  friend class QueryMatcher;

  struct Pattern {
    enum class Kind { node, any, alternatives };
    Kind kind = Kind::node;
    TSSymbol symbol = 0;
    bool named = true;
    TSFieldId field = 0;    ///< the child has it; 0: any
    bool optional = false;  ///< `?`
    bool adjacent = false;  ///< `.`: the first named child, or the next one
    std::vector<std::string> captures;
    std::vector<Pattern> parts;  ///< children, or alternatives
  };
  struct Predicate {
    std::string capture;
    std::vector<std::string> texts;
    bool negated = false;
  };
  struct Entry {
    Pattern pattern;
    std::vector<Predicate> predicates;
    std::vector<std::string> properties;
  };

  std::vector<Entry> entries_;
  std::vector<std::vector<std::uint32_t>> by_symbol_;  ///< entries by the symbol of their first node
  std::vector<std::size_t> impossible_;
};

}  // namespace keyref
