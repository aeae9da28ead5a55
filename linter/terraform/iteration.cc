// `for_each` of resources and of dynamic blocks.

#include "linter/terraform/evaluator.h"

namespace keyref {
namespace {

TerraformElements elements_in(const Node& collection) {
  std::vector<std::pair<const Node*, const Node*>> elements;
  bool known = collection.is_mapping() || collection.is_sequence();
  collection.for_each_entry([&](const Node& key, const Node& value) {
    known = known && key.is_scalar() && !is_computed(key);
    elements.emplace_back(&key, &value);
  });
  collection.for_each_item([&](const Node& item) {
    known = known && !is_computed(item);
    elements.emplace_back(&item, &item);
  });
  if (!known) return {};
  return {std::move(elements), false};
}

bool is_empty_collection(const Node& node) {
  return node.is_null() || (!node.is_scalar() && node.resolved().first == nullptr);
}

/// What stands in parentheses, or in a function that makes a set or a map of it.
SyntaxNode without_wrapping(SyntaxNode expression) {
  for (;;) {
    const std::vector<SyntaxNode> parts = expression.children();
    if (parts.size() != 1) return expression;
    const auto function = parts.front().is("function_call") ? parts.front().child("identifier") : std::nullopt;
    const auto given = function ? parts.front().child("function_arguments") : std::nullopt;
    const bool converts = given && (function->text() == "toset" || function->text() == "tomap");
    const std::vector<SyntaxNode> arguments = converts ? given->children() : std::vector<SyntaxNode>();
    if (parts.front().is("expression")) {
      expression = parts.front();
    } else if (arguments.size() == 1 && arguments.front().is("expression")) {
      expression = arguments.front();
    } else {
      return expression;
    }
  }
}

}  // namespace

/// `condition ? { … } : {}` is how people say that something may not be made.
TerraformElements TerraformEvaluator::elements_of(const SyntaxNode& expression, At at) {
  const SyntaxNode written = without_wrapping(expression);
  const auto conditional = written.child("conditional");
  const std::vector<SyntaxNode> parts = conditional ? conditional->children() : std::vector<SyntaxNode>();
  if (parts.size() != 3) return elements_in(this->expression(written, at));
  const Node& first = this->expression(parts[1], at);
  const Node& second = this->expression(parts[2], at);
  if (is_empty_collection(first) == is_empty_collection(second)) return {};
  TerraformElements elements = elements_in(is_empty_collection(first) ? second : first);
  elements.conditional = true;
  return elements;
}

std::optional<TerraformElements> TerraformEvaluator::for_each(const TerraformSyntax& body) {
  const At at{body.file, nullptr};
  if (body.json != nullptr) {
    const Node* written = body.json->find("for_each");
    return written == nullptr ? std::nullopt : std::optional(elements_in(json(*written, at)));
  }
  for (const SyntaxNode& member : body.hcl->children()) {
    const auto name = member.is("attribute") ? member.child("identifier") : std::nullopt;
    const auto value = member.child("expression");
    if (name && value && name->text() == "for_each") return elements_of(*value, at);
  }
  return std::nullopt;
}

/// `dynamic "env" { for_each = … content { … } }`: a block for each element.
void TerraformEvaluator::add_dynamic(const SyntaxNode& block, std::string_view word, std::vector<Node*>& bodies,
                                     At at) {
  const auto inside = block.child("body");
  if (!inside) return;
  TerraformIterator iterator{word, nullptr, nullptr, at.scope};
  TerraformElements elements;
  std::optional<SyntaxNode> content;
  for (const SyntaxNode& member : inside->children()) {
    const auto name = member.child("identifier");
    const auto value = member.child("expression");
    if (name && name->text() == "content") content = member.child("body");
    if (name && value && name->text() == "iterator") iterator.name = value->text();
    if (name && value && name->text() == "for_each") elements = elements_of(*value, at);
  }
  if (!elements.known) bodies.push_back(&computed(block, at));  // how many there are is not known
  if (!content) return;
  At within = at;
  within.scope = &iterator;
  if (!elements.known) return bodies.push_back(&tree_.alias(hcl_body(*content, within)));
  for (const auto& [key, value] : *elements.known) {
    iterator.key = key;
    iterator.value = value;
    bodies.push_back(&tree_.alias(hcl_body(*content, within)));
  }
}

}  // namespace keyref
