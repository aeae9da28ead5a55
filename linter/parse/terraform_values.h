#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "linter/model/secret.h"
#include "linter/parse/syntax_tree.h"

namespace keyref {

/// The values of a Terraform file's expressions, as far as they are literals, or `local`s of the same file that are.
class TerraformValues {
 public:
  /// `body`: of the file.
  explicit TerraformValues(const SyntaxNode& body);

  /// A string's value; none where it is computed, or is no string that Keyref's names could be.
  std::optional<std::string> string(const SyntaxNode& expression) const { return string(expression, 0); }
  /// Where a string's text stands: inside its quotes.
  static Span span(const SyntaxNode& expression);
  /// Adds an object's keys. `known` becomes false where some are computed.
  void add_keys(const SyntaxNode& expression, Keys& keys) const { add_keys(expression, keys, 0); }
  /// The key of an object's element, or of an attribute: `NAME`, `"NAME"`, `(local.name)`.
  std::optional<std::string> key(const SyntaxNode& expression) const { return key(expression, 0); }

 private:
  std::optional<std::string> string(const SyntaxNode& expression, int depth) const;
  std::optional<std::string> template_text(const SyntaxNode& quoted, int depth) const;
  std::optional<std::string> key(const SyntaxNode& expression, int depth) const;
  void add_keys(const SyntaxNode& expression, Keys& keys, int depth) const;
  void add_elements(const SyntaxNode& object, Keys& keys, int depth) const;
  void add_arguments(const SyntaxNode& call, Keys& keys, int depth) const;
  /// What `local.NAME` stands for.
  const SyntaxNode* local(const SyntaxNode& expression) const;

  std::unordered_map<std::string_view, SyntaxNode> locals_;
};

}  // namespace keyref
