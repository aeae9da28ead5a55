// `local.x`, `var.x["y"]`, `each.key`, `kubernetes_secret.x.metadata[0].name`.

#include <string>

#include "linter/terraform/evaluator.h"

namespace keyref {
namespace {

/// The steps of `a.b["c"][0]` behind its first word; none for what else may stand there.
std::optional<std::string> step_of(const SyntaxNode& part) {
  if (part.is("get_attr")) {
    const auto name = part.child("identifier");
    return name ? std::optional(std::string(name->text())) : std::nullopt;
  }
  const std::vector<SyntaxNode> inner = part.is("index") ? part.children() : std::vector<SyntaxNode>();
  if (inner.size() != 1) return {};
  std::string_view text = inner.front().text();
  if (inner.front().is("legacy_index")) return std::string(text.substr(text.find_first_not_of(". ")));
  const auto index = inner.front().child("expression");
  if (!index) return {};
  text = index->text();
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.find_first_of("\\$%") == std::string_view::npos;
  if (quoted) return std::string(text.substr(1, text.size() - 2));
  const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? std::optional(std::string(text)) : std::nullopt;
}

const Node* step_into(const Node& node, const std::string& step) {
  if (node.is_sequence()) {
    const Node* item = node.resolved().first;
    const bool number = step.find_first_not_of("0123456789") == std::string::npos && step.size() < 6;
    for (int left = number ? std::stoi(step) : 0; left > 0 && item != nullptr; --left) item = item->next;
    return number ? item : nullptr;
  }
  // A block that is written once is no list here.
  if (const Node* found = node.find(step)) return found;
  return step == "0" && node.is_mapping() ? &node : nullptr;
}

const Node* walk(const Node* node, const std::vector<std::string>& steps, std::size_t first) {
  for (std::size_t i = first; i < steps.size() && node != nullptr; ++i) node = step_into(*node, steps[i]);
  return node;
}

}  // namespace

std::optional<std::vector<std::string>> TerraformEvaluator::steps(const SyntaxNode& expression) {
  const std::vector<SyntaxNode> parts = expression.children();
  if (parts.empty() || !parts.front().is("variable_expr")) return {};
  std::vector<std::string> steps = {std::string(parts.front().text())};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    auto step = step_of(parts[i]);
    if (!step) return {};
    steps.push_back(std::move(*step));
  }
  return steps;
}

const Node& TerraformEvaluator::traversal(const SyntaxNode& expression, At at) {
  const auto words = steps(expression);
  const Node* found = words ? follow(*words, at) : nullptr;
  return found == nullptr ? computed(expression, at) : tree_.alias(*found, place_of(expression, at));
}

const Node* TerraformEvaluator::follow(const std::vector<std::string>& steps, At at) {
  const std::string& root = steps.front();
  if (steps.size() < 2) return nullptr;
  for (const TerraformIterator* each = at.scope; each != nullptr; each = each->outer) {
    if (each->name != root) continue;
    const Node* element = steps[1] == "key" ? each->key : steps[1] == "value" ? each->value : nullptr;
    return walk(element, steps, 2);
  }
  if (root == "local") return walk(named_value(module_.local(steps[1]), at), steps, 2);
  if (root == "var") return walk(named_value(module_.variable(steps[1]), at), steps, 2);
  const bool data = root == "data" && steps.size() > 2;
  const TerraformBlock* block =
      data ? module_.find("data", steps[1], steps[2]) : module_.find("resource", root, steps[1]);
  return block == nullptr ? nullptr : attribute(*block, steps, data ? 3 : 2, at);
}

/// Evaluated once; null while that goes on, as where locals name each other.
const Node* TerraformEvaluator::named_value(const TerraformSyntax* syntax, At at) {
  if (syntax == nullptr) return nullptr;
  const auto [known, added] = values_.try_emplace(syntax, nullptr);
  if (!added) return known->second;
  const Node& found = value(*syntax, {syntax->file, nullptr, at.depth + 1});
  values_[syntax] = &found;
  return &found;
}

const Node* TerraformEvaluator::attribute(const TerraformBlock& block, const std::vector<std::string>& steps,
                                          std::size_t first, At at) {
  const TerraformIterator element{"each", nullptr, nullptr, nullptr};
  const auto [known, added] = bodies_.try_emplace(&block, nullptr);
  if (added) bodies_[&block] = &value(block.body, {block.body.file, &element, at.depth + 1});
  const Node* body = bodies_[&block];
  if (body == nullptr) return nullptr;
  const bool several = body->find("for_each") != nullptr || body->find("count") != nullptr;
  const Node* found = walk(body, steps, several ? first + 1 : first);
  // The name of one of several, or one that is computed, is only known as this object's.
  if (found == nullptr || steps.back() != "name" || !is_computed(*found)) return found;
  return &tree_.scalar(name_of_object(block), found->place());
}

}  // namespace keyref
