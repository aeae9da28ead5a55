#include "linter/parse/terraform_values.h"

#include "linter/model/names.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

/// Parentheses, calls and locals in one another; no file that people write needs more.
constexpr int kDeepest = 16;

/// The only child of an expression that is no more than that: not `a.b`, not `a + b`.
std::optional<SyntaxNode> only_child(const SyntaxNode& expression) {
  const std::vector<SyntaxNode> children = expression.children();
  if (children.size() != 1) return {};
  return children.front();
}

/// The text of literal parts. With an escape in it, it is no name.
std::optional<std::string> literal_text(const SyntaxNode& part) {
  const std::string_view text = part.text();
  for (const std::string_view escape : {"\\", "$${", "%%{"}) {
    if (text.find(escape) != std::string_view::npos) return {};
  }
  return std::string(text);
}

void add_key(const std::optional<std::string>& key, Keys& keys) {
  // What looks like a value is no key: it must not be shown.
  if (key && is_secret_key(*key) && !looks_like_value(*key)) {
    keys.names.push_back(*key);
  } else {
    keys.known = false;
  }
}

bool is_null(const SyntaxNode& expression) { return expression.text() == "null"; }

}  // namespace

TerraformValues::TerraformValues(const SyntaxNode& body) {
  for (const SyntaxNode& block : body.children()) {
    const auto word = block.is("block") ? block.child("identifier") : std::nullopt;
    const auto locals = word && word->text() == "locals" ? block.child("body") : std::nullopt;
    if (!locals) continue;
    for (const SyntaxNode& attribute : locals->children()) {
      const auto name = attribute.child("identifier");
      const auto value = attribute.child("expression");
      if (attribute.is("attribute") && name && value) locals_.emplace(name->text(), *value);
    }
  }
}

const SyntaxNode* TerraformValues::local(const SyntaxNode& expression) const {
  const std::vector<SyntaxNode> parts = expression.children();
  if (parts.size() != 2 || parts[0].text() != "local" || !parts[1].is("get_attr")) return nullptr;
  const auto name = parts[1].child("identifier");
  const auto found = name ? locals_.find(name->text()) : locals_.end();
  return found == locals_.end() ? nullptr : &found->second;
}

std::optional<std::string> TerraformValues::string(const SyntaxNode& expression, int depth) const {
  if (depth > kDeepest || expression.is_broken()) return {};
  if (const SyntaxNode* value = local(expression)) return string(*value, depth + 1);
  const auto only = only_child(expression);
  if (!only) return {};
  if (only->is("expression")) return string(*only, depth + 1);  // in parentheses
  if (only->is("literal_value")) {
    const auto quoted = only->child("string_lit");
    return quoted ? template_text(*quoted, depth) : std::nullopt;
  }
  const auto quoted = only->is("template_expr") ? only->child("quoted_template") : std::nullopt;
  return quoted ? template_text(*quoted, depth) : std::nullopt;
}

std::optional<std::string> TerraformValues::template_text(const SyntaxNode& quoted, int depth) const {
  std::string text;
  for (const SyntaxNode& part : quoted.children()) {
    std::optional<std::string> piece;
    if (part.is("quoted_template_start") || part.is("quoted_template_end")) continue;
    if (part.is("template_literal")) piece = literal_text(part);
    if (part.is("template_interpolation") && !part.child("strip_marker")) {
      if (const auto inner = part.child("expression")) piece = string(*inner, depth + 1);
    }
    if (!piece) return {};
    text += *piece;
  }
  return text;
}

Span TerraformValues::span(const SyntaxNode& expression) {
  const std::string_view text = expression.text();
  const Span span = expression.span();
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return quoted ? Span{span.begin + 1, span.end - 1} : span;
}

std::optional<std::string> TerraformValues::key(const SyntaxNode& expression, int depth) const {
  if (expression.is_broken()) return {};
  const auto only = only_child(expression);
  const bool word = only && (only->is("variable_expr") || (only->is("literal_value") && !only->child("string_lit")));
  return word ? std::string(only->text()) : string(expression, depth);
}

void TerraformValues::add_keys(const SyntaxNode& expression, Keys& keys, int depth) const {
  if (depth <= kDeepest && !expression.is_broken()) {
    if (const SyntaxNode* value = local(expression)) return add_keys(*value, keys, depth + 1);
    if (const auto only = only_child(expression)) {
      if (only->is("expression")) return add_keys(*only, keys, depth + 1);
      if (only->is("function_call")) return add_arguments(*only, keys, depth);
      const auto object = only->is("collection_value") ? only->child("object") : std::nullopt;
      if (object) return add_elements(*object, keys, depth);
      if (is_null(*only)) return;
    }
  }
  keys.known = false;
}

void TerraformValues::add_elements(const SyntaxNode& object, Keys& keys, int depth) const {
  for (const SyntaxNode& element : object.children()) {
    if (!element.is("object_elem")) continue;
    const auto name = element.field("key");
    const auto value = element.field("val");
    // Of a key without a value it is not said whether it becomes one of the secret.
    const bool sure = name && value && !is_null(*value);
    add_key(sure ? key(*name, depth + 1) : std::nullopt, keys);
  }
}

/// The keys of `merge` are those of its arguments; some functions leave an object as it is.
void TerraformValues::add_arguments(const SyntaxNode& call, Keys& keys, int depth) const {
  const auto function = call.child("identifier");
  const auto arguments = call.child("function_arguments");
  const std::string_view name = function ? function->text() : std::string_view();
  const bool keeps = name == "merge" || name == "sensitive" || name == "nonsensitive" || name == "tomap";
  if (!keeps || !arguments) {
    keys.known = false;
    return;
  }
  for (const SyntaxNode& argument : arguments->children()) {
    if (argument.is("expression")) {
      add_keys(argument, keys, depth + 1);
    } else {
      keys.known = false;  // `list...`
    }
  }
}

}  // namespace keyref
