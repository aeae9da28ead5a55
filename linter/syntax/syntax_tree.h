#pragma once

#include <tree_sitter/api.h>

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/source/span.h"

/// The grammars, one a line, as cmake/Grammars.cmake has them.
extern "C" {
const TSLanguage* tree_sitter_go();
const TSLanguage* tree_sitter_hcl();
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_typescript();
}

namespace keyref {

/// A node of a SyntaxTree, which must outlive it: small, to be passed by value.
class SyntaxNode {
 public:
  SyntaxNode(TSNode node, std::string_view text) : node_(node), text_(text) {}

  std::string_view type() const { return ts_node_type(node_); }
  bool is(std::string_view type) const { return this->type() == type; }
  bool is_error() const { return ts_node_is_error(node_); }
  /// Something in it could not be read.
  bool is_broken() const { return ts_node_has_error(node_) || ts_node_is_missing(node_); }

  /// The same for the same node of a tree.
  const void* id() const { return node_.id; }
  Span span() const { return {ts_node_start_byte(node_), ts_node_end_byte(node_)}; }
  std::string_view text() const { return text_.substr(span().begin, span().end - span().begin); }

  /// Named children, without comments.
  std::vector<SyntaxNode> children() const;
  /// The first such child of a type.
  std::optional<SyntaxNode> child(std::string_view type) const;
  std::optional<SyntaxNode> field(std::string_view name) const;

 private:
  TSNode node_;
  std::string_view text_;
};

/// A text as a tree-sitter grammar reads it. What does not fit the grammar is left out; the rest stands.
class SyntaxTree {
 public:
  /// None where the text takes far more time than its length explains.
  static std::optional<SyntaxTree> parse(const TSLanguage* language, std::string_view text);
  /// Only this part of the text; spans are those of the whole.
  static std::optional<SyntaxTree> parse(const TSLanguage* language, std::string_view text, Span part);
  /// Only these parts, in order, as if nothing stood between them.
  static std::optional<SyntaxTree> parse(const TSLanguage* language, std::string_view text,
                                         std::span<const Span> parts);

  std::string_view text() const { return text_; }
  SyntaxNode root() const { return {ts_tree_root_node(tree_.get()), text_}; }
  /// Calls for every node of a type, in the order written.
  void for_each(std::string_view type, FunctionRef<void(const SyntaxNode&)> visit) const;
  /// Calls for every node, in the order written.
  void for_each_node(FunctionRef<void(TSNode)> visit) const;
  /// Where the first thing stands that the grammar does not know, up to the end of its line.
  std::optional<Span> first_error() const;

 private:
  struct Deleter {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };

  SyntaxTree(TSTree* tree, std::string_view text) : tree_(tree), text_(text) {}

  std::unique_ptr<TSTree, Deleter> tree_;
  std::string_view text_;
};

}  // namespace keyref
