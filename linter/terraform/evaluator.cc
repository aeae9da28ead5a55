#include "linter/terraform/evaluator.h"

#include <algorithm>
#include <iterator>

#include "linter/base/placeholder.h"

namespace keyref {
namespace {

bool is_hcl_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

}  // namespace

bool is_computed(const Node& node) { return node.is_scalar() && has_placeholder(node.resolved().value); }

std::vector<const Node*> blocks_of(const Node& body, std::string_view word) {
  std::vector<const Node*> blocks;
  body.for_each_entry([&](const Node& key, const Node& value) {
    if (!key.is_scalar() || key.resolved().value != word) return;
    if (value.is_mapping()) blocks.push_back(&value);
    value.for_each_item([&](const Node& item) {
      if (item.is_mapping()) blocks.push_back(&item);
    });
  });
  return blocks;
}

std::string TerraformEvaluator::name_of_object(const TerraformBlock& block) {
  std::string address = std::string(block.type) + '.' + std::string(block.name) + ".name";
  std::replace(address.begin(), address.end(), '-', '_');
  return "${" + address + "}";
}

Place TerraformEvaluator::place_of(const SyntaxNode& node, At at) const {
  return at.place ? *at.place : Place{at.file, node.span()};
}

Node& TerraformEvaluator::computed(const SyntaxNode& node, At at) {
  const std::string_view text = node.text();
  const bool shown = std::all_of(text.begin(), text.end(), is_hcl_word);
  return tree_.scalar("${" + (shown ? std::string(text) : std::string("…")) + "}", place_of(node, at));
}

const Node& TerraformEvaluator::body(const TerraformSyntax& body, const TerraformIterator* scope) {
  return value(body, {body.file, scope});
}

const Node& TerraformEvaluator::value(const TerraformSyntax& syntax, At at) {
  if (syntax.json != nullptr) return json(*syntax.json, at);
  return syntax.hcl->is("body") ? hcl_body(*syntax.hcl, at) : expression(*syntax.hcl, at);
}

const Node& TerraformEvaluator::hcl_body(const SyntaxNode& body, At at) {
  if (++at.depth > kDeepest || tree_.size() > kMostNodes) return computed(body, at);
  std::vector<Node*> entries;
  Blocks blocks;
  for (const SyntaxNode& member : body.children()) {
    if (member.is("attribute")) add_attribute(member, entries, at);
    if (member.is("block")) add_block(member, blocks, at);
  }
  for (auto& [key, bodies] : blocks) {
    Node& value = bodies.size() == 1 ? *bodies.front() : tree_.sequence(key->place(), bodies);
    entries.insert(entries.end(), {key, &value});
  }
  return tree_.mapping(place_of(body, at), entries);
}

void TerraformEvaluator::add_attribute(const SyntaxNode& attribute, std::vector<Node*>& entries, At at) {
  const auto word = attribute.child("identifier");
  const auto written = attribute.child("expression");
  if (!word || !written) return;
  const Node& value = expression(*written, at);
  if (value.is_null()) return;  // as if it were not there
  entries.insert(entries.end(), {&tree_.scalar(std::string(word->text()), place_of(*word, at)), &tree_.alias(value)});
}

void TerraformEvaluator::add_block(const SyntaxNode& block, Blocks& blocks, At at) {
  const auto word = block.child("identifier");
  const bool dynamic = word && word->text() == "dynamic";
  const auto label = dynamic ? block.child("string_lit") : word;
  if (!label || (dynamic && label->text().size() < 2)) return;
  const std::string_view name = dynamic ? label->text().substr(1, label->text().size() - 2) : label->text();
  auto known = std::find_if(blocks.begin(), blocks.end(), [&](const auto& each) { return each.first->value == name; });
  if (known == blocks.end()) {
    blocks.emplace_back(&tree_.scalar(std::string(name), place_of(*label, at)), std::vector<Node*>());
    known = std::prev(blocks.end());
  }
  if (dynamic) return add_dynamic(block, name, known->second, at);
  const auto inside = block.child("body");
  known->second.push_back(inside ? &tree_.alias(hcl_body(*inside, at)) : &tree_.mapping(place_of(*word, at), {}));
}

const Node& TerraformEvaluator::json(const Node& node, At at) {
  if (++at.depth > kDeepest || tree_.size() > kMostNodes) return tree_.scalar("${…}", node.place());
  const Node& here = node.resolved();
  std::vector<Node*> children;
  if (here.kind == Node::Kind::scalar)
    return here.style == ScalarStyle::plain ? here : template_of(here.value, here.place(), at);
  here.for_each_item([&](const Node& item) { children.push_back(&tree_.alias(json(item, at))); });
  here.for_each_entry([&](const Node& key, const Node& value) {
    children.push_back(&tree_.alias(key.is_scalar() ? template_of(key.resolved().value, key.place(), at) : key));
    children.push_back(&tree_.alias(json(value, at)));
  });
  if (here.kind == Node::Kind::sequence) return tree_.sequence(here.place(), children);
  return tree_.mapping(here.place(), children);
}

std::string TerraformEvaluator::fill(std::string_view text, const TerraformIterator* scope) {
  const Node& filled = template_of(text, {}, {0, scope});
  return filled.is_scalar() ? std::string(filled.resolved().value) : std::string("${…}");
}

/// A text is read as if it stood in quotes.
const Node& TerraformEvaluator::template_of(std::string_view text, Place place, At at) {
  const bool plain = text.find("${") == std::string_view::npos && text.find("%{") == std::string_view::npos;
  if (plain) return tree_.scalar(std::string(text), place);
  std::string quoted = "x = \"" + std::string(text) + "\"";
  std::replace(quoted.begin(), quoted.end(), '\n', ' ');
  const auto tree = SyntaxTree::parse(tree_sitter_hcl(), quoted);
  const auto body = tree ? tree->root().child("body") : std::nullopt;
  const auto read = body ? body->child("attribute") : std::nullopt;
  const auto value = read ? read->child("expression") : std::nullopt;
  if (!value || tree->first_error()) return tree_.scalar("${…}", place);
  at.place = place;
  return expression(*value, at);
}

}  // namespace keyref
