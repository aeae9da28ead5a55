#include <functional>
#include <map>
#include <optional>
#include <string>

#include "linter/base/escapes.h"
#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"
#include "linter/syntax/syntax_tree.h"
#include "linter/terraform/module.h"

namespace keyref::literals {
namespace {

/// Lists in calls in lists: people write two or three.
constexpr int kDeepest = 8;

/// What a text in quotes or a heredoc says; none for what is no text.
std::optional<Span> text_of(const SyntaxNode& value) {
  if (value.is("template_expr")) {
    if (const auto quoted = value.child("quoted_template")) return text_of(*quoted);
    if (const auto heredoc = value.child("heredoc_template")) return text_of(*heredoc);
  }
  if (value.is("literal_value")) {
    if (const auto quoted = value.child("string_lit")) return text_of(*quoted);
  }
  const Span span = value.span();
  if ((value.is("string_lit") || value.is("quoted_template")) && span.end >= span.begin + 2 && !value.is_broken())
    return Span{span.begin + 1, span.end - 1};
  if (!value.is("heredoc_template")) return {};
  const std::string_view written = value.text();
  const std::size_t first = written.find('\n');
  const std::size_t last = written.rfind('\n');
  if (first == last) return {};
  return span_of(span.begin + first + 1, span.begin + last);
}

/// The name of an attribute or of an object's element.
std::string_view name_of_key(const SyntaxNode& key) {
  const std::vector<SyntaxNode> parts = key.children();
  const std::string_view written = key.text();
  const bool quoted = parts.size() == 1 && parts.front().is("literal_value") && written.size() > 2;
  return quoted ? written.substr(1, written.size() - 2) : written;
}

class TerraformReader {
 public:
  TerraformReader(const File& file, PairSink sink) : passage_(file), target_{"terraform-secret", sink} {}

  void read(const SyntaxTree& tree);

 private:
  using Visit = std::function<void(Span)>;

  void visit_texts(const SyntaxNode& expression, int depth, const Visit& visit) const;
  void read_named(const SyntaxNode& collection);
  void read_variable(const SyntaxNode& block);
  void read_value(std::string_view name, const SyntaxNode& expression);
  void give(std::string_view name, Span text);
  static std::optional<std::pair<std::string_view, SyntaxNode>> entry_of(const SyntaxNode& member);

  Passage passage_;
  Target target_;
  std::map<std::string, SyntaxNode, std::less<>> known_;  ///< `var.x` and `local.x` of this file
};

/// The texts that may become the expression's value.
void TerraformReader::visit_texts(const SyntaxNode& expression, int depth, const Visit& visit) const {
  if (depth > kDeepest) return;
  const std::vector<SyntaxNode> parts = expression.children();
  if (parts.size() == 2) {
    const auto known = known_.find(expression.text());
    if (known != known_.end()) visit_texts(known->second, depth + kDeepest / 2, visit);
  }
  if (parts.size() != 1) return;
  if (const auto text = text_of(parts.front())) return visit(*text);
  std::vector<SyntaxNode> inner = parts.front().children();
  if (parts.front().is("function_call")) {
    const auto arguments = parts.front().child("function_arguments");
    if (!arguments || parts.front().text().substr(0, 4) == "file") return;
    inner = arguments->children();
  } else if (parts.front().is("collection_value")) {
    const auto tuple = parts.front().child("tuple");
    if (!tuple) return;
    inner = tuple->children();
  } else if (parts.front().is("conditional") && !inner.empty()) {
    inner.erase(inner.begin());
  } else if (!parts.front().is("conditional")) {
    return;
  }
  for (const SyntaxNode& each : inner) {
    if (each.is("expression")) visit_texts(each, depth + 1, visit);
  }
}

void TerraformReader::give(std::string_view name, Span text) {
  const std::string_view value = passage_.text(text);
  if (value.find('\n') == std::string_view::npos)
    return target_.give(name, without_escapes(trim(value)), passage_.place(text));
  read_sql_text(passage_.part(text), target_);
  target_.give(passage_, name, text);
  for_each_line(value, [&](Span line) { read_line(passage_.part(text).part(line), false, target_); });
}

void TerraformReader::read_value(std::string_view name, const SyntaxNode& expression) {
  visit_texts(expression, 0, [&](Span text) { give(name, text); });
}

std::optional<std::pair<std::string_view, SyntaxNode>> TerraformReader::entry_of(const SyntaxNode& member) {
  const bool element = member.is("object_elem");
  const auto key = element ? member.field("key") : member.child("identifier");
  const auto value = element ? member.field("val") : member.child("expression");
  if (!key || !value || (!element && !member.is("attribute"))) return {};
  return std::pair(name_of_key(*key), *value);
}

/// `env { name = "DB_PASSWORD", value = "x" }`, as blocks and as objects.
void TerraformReader::read_named(const SyntaxNode& collection) {
  std::string_view name;
  std::optional<SyntaxNode> value;
  for (const SyntaxNode& member : collection.children()) {
    const auto entry = entry_of(member);
    if (!entry) continue;
    const auto& [key, expression] = *entry;
    if (equals_ignoring_case(key, "value")) value = expression;
    if (!equals_ignoring_case(key, "name") && !equals_ignoring_case(key, "key")) continue;
    visit_texts(expression, 0, [&](Span text) { name = passage_.text(text); });
  }
  if (!name.empty() && value) read_value(name, *value);
}

void TerraformReader::read_variable(const SyntaxNode& block) {
  const auto word = block.child("identifier");
  const auto body = block.child("body");
  if (!word || !body) return;
  const auto label = block.child("string_lit");
  for (const SyntaxNode& member : body->children()) {
    const auto entry = entry_of(member);
    if (!entry) continue;
    if (word->text() == "locals") known_.emplace("local." + std::string(entry->first), entry->second);
    if (word->text() != "variable" || !label || label->text().size() < 2 || entry->first != "default") continue;
    const std::string_view name = label->text().substr(1, label->text().size() - 2);
    known_.emplace("var." + std::string(name), entry->second);
    read_value(name, entry->second);
  }
}

void TerraformReader::read(const SyntaxTree& tree) {
  tree.for_each("block", [&](const SyntaxNode& block) { read_variable(block); });
  for (const std::string_view type : {"attribute", "object_elem"}) {
    tree.for_each(type, [&](const SyntaxNode& member) {
      if (const auto entry = entry_of(member)) read_value(entry->first, entry->second);
    });
  }
  for (const std::string_view type : {"body", "object"})
    tree.for_each(type, [&](const SyntaxNode& collection) { read_named(collection); });
  tree.for_each("comment", [&](const SyntaxNode& comment) {
    const Passage text = passage_.part(comment.span());
    for_each_line(text.text(), [&](Span line) {
      read_line(text.part(line), true, {target_.rule, target_.sink, true});
    });
  });
}

}  // namespace

void read_terraform(const File& file, PairSink sink) {
  if (file.hits.words.empty()) return;
  if (const auto tree = SyntaxTree::parse(tree_sitter_hcl(), file.text)) return TerraformReader(file, sink).read(*tree);
  // What the grammar gives up on is still a text.
  const Passage text(file);
  for_each_line(file.text, [&](Span line) { read_line(text.part(line), true, {"terraform-secret", sink}); });
}

}  // namespace keyref::literals
