#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/syntax/node_tree.h"
#include "linter/terraform/module.h"

namespace keyref {

/// What an expression's `each.key` and `each.value` stand for; in a dynamic block, those of its own name.
struct TerraformIterator {
  std::string_view name;
  const Node* key = nullptr;  ///< none: computed
  const Node* value = nullptr;
  const TerraformIterator* outer = nullptr;
};

/// What a `for_each` goes over.
struct TerraformElements {
  std::optional<std::vector<std::pair<const Node*, const Node*>>> known;  ///< by key; none: computed
  bool conditional = false;                                               ///< there may be none of them
};

/// Makes nodes of expressions, as a manifest's reader takes them: objects are mappings, lists are sequences. What stays
/// computed is a text with `${…}`, also as a key of a mapping or an item of a list of which more is not known.
class TerraformEvaluator {
 public:
  explicit TerraformEvaluator(const TerraformModule& module) : module_(module) {}

  /// A block's attributes and blocks; a block that is written several times is a sequence.
  const Node& body(const TerraformSyntax& body, const TerraformIterator* scope);
  /// A text of another format in which `${…}` stands.
  std::string fill(std::string_view text, const TerraformIterator* scope);
  NodeTree& tree() { return tree_; }
  /// The words of `a.b["c"][0]`; none where it is more than that.
  static std::optional<std::vector<std::string>> steps(const SyntaxNode& expression);

  /// The name of an object whose name is computed, as others refer to it: alike within its module.
  static std::string name_of_object(const TerraformBlock& block);
  /// What a resource is made for each of; none where it is made once.
  std::optional<TerraformElements> for_each(const TerraformSyntax& body);

 private:
  struct At {
    FileId file = 0;
    const TerraformIterator* scope = nullptr;
    int depth = 0;
    std::optional<Place> place = {};  ///< of the text that is read, where it is no part of the file as it stands
  };

  /// Bodies by word, in the order written.
  using Blocks = std::vector<std::pair<Node*, std::vector<Node*>>>;

  const Node& value(const TerraformSyntax& syntax, At at);
  const Node& hcl_body(const SyntaxNode& body, At at);
  void add_attribute(const SyntaxNode& attribute, std::vector<Node*>& entries, At at);
  void add_block(const SyntaxNode& block, Blocks& blocks, At at);
  void add_dynamic(const SyntaxNode& block, std::string_view word, std::vector<Node*>& bodies, At at);
  TerraformElements elements_of(const SyntaxNode& expression, At at);
  const Node& json(const Node& node, At at);
  const Node& template_of(std::string_view text, Place place, At at);

  const Node& expression(const SyntaxNode& node, At at);
  const Node& literal(const SyntaxNode& node, At at);
  const Node& template_text(const SyntaxNode& node, At at);
  const Node& heredoc(const SyntaxNode& node, At at);
  std::string join_parts(const SyntaxNode& parts, At at);
  const Node& object(const SyntaxNode& node, At at);
  const Node& list(const SyntaxNode& node, At at);
  const Node& call(const SyntaxNode& written, At at);
  const Node& merged(const std::vector<SyntaxNode>& arguments, Place place, At at);
  const Node& concatenated(const std::vector<SyntaxNode>& arguments, Place place, At at);
  const Node& formatted(const std::vector<SyntaxNode>& arguments, Place place, At at);
  const Node& traversal(const SyntaxNode& expression, At at);
  const Node* follow(const std::vector<std::string>& steps, At at);
  const Node* named_value(const TerraformSyntax* syntax, At at);
  const Node* attribute(const TerraformBlock& block, const std::vector<std::string>& steps, std::size_t first, At at);
  Node& computed(const SyntaxNode& node, At at);
  Place place_of(const SyntaxNode& node, At at) const;

  /// A manifest within a manifest is about 20 deep.
  static constexpr int kDeepest = 100;
  /// Locals that merge each other grow without end; a folder that people write has thousands of nodes.
  static constexpr std::size_t kMostNodes = 500'000;

  const TerraformModule& module_;
  NodeTree tree_;
  std::unordered_map<const TerraformSyntax*, const Node*> values_;  ///< of locals and variables; null: being evaluated
  std::unordered_map<const TerraformBlock*, const Node*> bodies_;   ///< of objects that others refer to; likewise
};

/// Is it a text of which something is computed?
bool is_computed(const Node& node);
/// The bodies of a block: one, or each of several.
std::vector<const Node*> blocks_of(const Node& body, std::string_view word);

}  // namespace keyref
