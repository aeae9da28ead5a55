#include <algorithm>

#include "linter/syntax/query.h"

namespace keyref {

std::optional<SyntaxNode> QueryMatch::find(std::string_view name) const {
  const auto at =
      std::find_if(captures.begin(), captures.end(), [&](const Capture& each) { return each.name == name; });
  return at == captures.end() ? std::nullopt : std::optional(at->node);
}

bool QueryMatch::has(std::string_view property) const {
  return std::find(properties.begin(), properties.end(), property) != properties.end();
}

/// Tries the patterns at one node after the other. What is captured so far is a stack.
class QueryMatcher {
 public:
  QueryMatcher(const Query& query, std::string_view text, FunctionRef<void(const QueryMatch&)> visit)
      : query_(query), text_(text), visit_(visit) {}

  void try_all(TSNode node) {
    const TSSymbol symbol = ts_node_symbol(node);
    if (symbol >= query_.by_symbol_.size()) return;
    for (const std::uint32_t index : query_.by_symbol_[symbol]) {
      const Query::Entry& entry = query_.entries_[index];
      match(entry.pattern, node, [&] { tell(entry); });
    }
  }

 private:
  using Pattern = Query::Pattern;
  using Next = FunctionRef<void()>;

  struct Child {
    TSNode node;
    TSFieldId field;
  };

  void match(const Pattern& pattern, TSNode node, Next next) {
    if (pattern.kind == Pattern::Kind::alternatives) {
      for (const Pattern& each : pattern.parts) match_captured(pattern, each, node, next);
      return;
    }
    if (pattern.kind == Pattern::Kind::node && pattern.symbol != ts_node_symbol(node)) return;
    if (pattern.named && !ts_node_is_named(node)) return;
    const std::size_t before = captures_.size();
    capture(pattern, node);
    if (pattern.parts.empty()) {
      next();
    } else {
      const std::vector<Child> children = children_of(node);
      match_children(pattern, 0, children, 0, next);
    }
    captures_.resize(before, {{}, {node, text_}});
  }

  void match_captured(const Pattern& outer, const Pattern& inner, TSNode node, Next next) {
    const std::size_t before = captures_.size();
    capture(outer, node);
    match(inner, node, next);
    captures_.resize(before, {{}, {node, text_}});
  }

  void match_children(const Pattern& pattern, std::size_t part, const std::vector<Child>& children, std::size_t from,
                      Next next) {
    if (part == pattern.parts.size()) return next();
    const Pattern& wanted = pattern.parts[part];
    bool found = false;
    for (std::size_t i = from; i < children.size(); ++i) {
      const bool fits = wanted.field == 0 || wanted.field == children[i].field;
      if (fits) {
        match(wanted, children[i].node, [&] {
          found = true;
          match_children(pattern, part + 1, children, i + 1, next);
        });
      }
      if (wanted.adjacent && ts_node_is_named(children[i].node)) break;
    }
    if (!found && wanted.optional) match_children(pattern, part + 1, children, from, next);
  }

  void capture(const Pattern& pattern, TSNode node) {
    for (const std::string& name : pattern.captures) captures_.push_back({name, {node, text_}});
  }

  static std::vector<Child> children_of(TSNode node) {
    std::vector<Child> children;
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      if (!ts_node_is_extra(child)) children.push_back({child, ts_tree_cursor_current_field_id(&cursor)});
    }
    ts_tree_cursor_delete(&cursor);
    return children;
  }

  void tell(const Query::Entry& entry) {
    const QueryMatch match{captures_, entry.properties};
    const bool holds = std::all_of(entry.predicates.begin(), entry.predicates.end(), [&](const auto& predicate) {
      const auto node = match.find(predicate.capture);
      if (!node) return true;  // an optional part that is not there
      const bool is_one =
          std::find(predicate.texts.begin(), predicate.texts.end(), node->text()) != predicate.texts.end();
      return is_one != predicate.negated;
    });
    if (holds) visit_(match);
  }

  const Query& query_;
  std::string_view text_;
  FunctionRef<void(const QueryMatch&)> visit_;
  std::vector<QueryMatch::Capture> captures_;
};

void Query::for_each_match(const SyntaxTree& tree, FunctionRef<void(const QueryMatch&)> visit) const {
  QueryMatcher matcher(*this, tree.text(), visit);
  tree.for_each_node([&](TSNode node) { matcher.try_all(node); });
}

}  // namespace keyref
