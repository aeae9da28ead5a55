// Expressions of HCL: literals, templates, collections and the functions that names and manifests are made with.

#include <algorithm>
#include <charconv>

#include "linter/base/utf8.h"
#include "linter/terraform/evaluator.h"

namespace keyref {
namespace {

constexpr std::string_view kComputed = "${…}";
/// Far longer than a name; locals that hold each other twice would double without end.
constexpr std::size_t kLongestText = 4096;

/// `\u0062`, from its `u` on; the number of its digits, or 0 where it is none.
std::size_t append_escaped(std::string_view text, std::string& plain) {
  const std::size_t digits = text.front() == 'u' ? 4 : text.front() == 'U' ? 8 : 0;
  std::uint32_t point = 0;
  const char* const end = text.data() + std::min(text.size(), digits + 1);
  const auto [stop, error] = std::from_chars(text.data() + 1, end, point, 16);
  constexpr std::uint32_t kBehindUnicode = 0x110000;
  if (digits == 0 || error != std::errc() || stop != text.data() + digits + 1 || point >= kBehindUnicode) return 0;
  append_utf8(plain, point);
  return digits;
}

/// `\n` and `\"` as they stand in quotes, and `$${` and `%%{` for what is no template.
std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if ((c == '$' || c == '%') && text.substr(at + 1).starts_with(std::string(1, c) + "{")) continue;
    if (c != '\\' || at + 1 == text.size()) {
      plain += c;
      continue;
    }
    const char escaped = text[++at];
    const std::size_t digits = append_escaped(text.substr(at), plain);
    at += digits;
    if (digits == 0) plain += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
  }
  return plain;
}

/// A scalar's text as part of another one.
std::string text_in(const Node& node) {
  return node.is_scalar() && !node.is_null() ? std::string(node.resolved().value) : std::string(kComputed);
}

Span inside_quotes(const SyntaxNode& node) {
  const Span span = node.span();
  return span.end >= span.begin + 2 ? Span{span.begin + 1, span.end - 1} : span;
}

}  // namespace

const Node& TerraformEvaluator::expression(const SyntaxNode& node, At at) {
  if (++at.depth > kDeepest || node.is_broken() || tree_.size() > kMostNodes) return computed(node, at);
  const std::vector<SyntaxNode> parts = node.children();
  if (parts.size() > 1) return traversal(node, at);
  if (parts.empty()) return computed(node, at);
  const SyntaxNode& only = parts.front();
  if (only.is("expression")) return expression(only, at);  // in parentheses
  if (only.is("literal_value")) return literal(only, at);
  if (only.is("function_call")) return call(node, at);
  if (only.is("template_expr")) {
    if (const auto quoted = only.child("quoted_template")) return template_text(*quoted, at);
    if (const auto text = only.child("heredoc_template")) return heredoc(*text, at);
  }
  if (const auto elements = only.child("object")) return object(*elements, at);
  if (const auto items = only.child("tuple")) return list(*items, at);
  return computed(node, at);
}

const Node& TerraformEvaluator::literal(const SyntaxNode& node, At at) {
  const auto quoted = node.child("string_lit");
  if (!quoted) return tree_.scalar(std::string(node.text()), place_of(node, at), ScalarStyle::plain);
  const auto text = quoted->child("template_literal");
  const Place place = at.place ? *at.place : Place{at.file, inside_quotes(*quoted)};
  return tree_.scalar(text ? without_escapes(text->text()) : std::string(), place);
}

std::string TerraformEvaluator::join_parts(const SyntaxNode& parts, At at) {
  std::string text;
  for (const SyntaxNode& part : parts.children()) {
    if (text.size() > kLongestText) return std::string(kComputed);
    if (part.is("template_literal")) {
      text += without_escapes(part.text());
    } else if (part.is("template_interpolation")) {
      const auto inner = part.child("strip_marker") ? std::nullopt : part.child("expression");
      text += inner ? text_in(expression(*inner, at)) : std::string(kComputed);
    } else if (part.is("template_directive")) {
      text += kComputed;
    }
  }
  return text;
}

/// `"${local.x}"` alone is the value itself, of whatever kind.
const Node& TerraformEvaluator::template_text(const SyntaxNode& node, At at) {
  std::vector<SyntaxNode> parts = node.children();
  std::erase_if(
      parts, [](const SyntaxNode& each) { return each.is("quoted_template_start") || each.is("quoted_template_end"); });
  const Place place = at.place ? *at.place : Place{at.file, inside_quotes(node)};
  if (parts.size() == 1 && parts.front().is("template_interpolation") && !parts.front().child("strip_marker")) {
    if (const auto inner = parts.front().child("expression")) return tree_.alias(expression(*inner, at), place);
  }
  return tree_.scalar(join_parts(node, at), place);
}

/// Its place is the text between the first and the last line, so that what is YAML can be read where it stands.
const Node& TerraformEvaluator::heredoc(const SyntaxNode& node, At at) {
  std::vector<SyntaxNode> marks = node.children();
  std::erase_if(marks, [](const SyntaxNode& each) { return !each.is("heredoc_identifier"); });
  if (marks.size() != 2) return computed(node, at);
  Span span{marks[0].span().end, marks[1].span().begin};
  const std::string_view text = node.text().substr(span.begin - node.span().begin, span.end - span.begin);
  const std::size_t first_line = text.find('\n');
  const std::size_t last_line = text.rfind('\n');
  if (first_line == std::string_view::npos) return computed(node, at);
  span.end = span.begin + static_cast<std::uint32_t>(last_line) + 1;
  span.begin += static_cast<std::uint32_t>(first_line) + 1;
  return tree_.scalar(join_parts(node, at) + '\n', at.place.value_or(Place{at.file, span}), ScalarStyle::block);
}

const Node& TerraformEvaluator::object(const SyntaxNode& node, At at) {
  std::vector<Node*> entries;
  for (const SyntaxNode& element : node.children()) {
    const auto key = element.field("key");
    const auto value = element.field("val");
    if (!key || !value) continue;
    const std::vector<SyntaxNode> word = key->children();
    // A bare word is a text, not a variable.
    const bool bare = word.size() == 1 && !key->is_broken() && word.front().is("variable_expr");
    const Node& name = bare ? tree_.scalar(std::string(key->text()), place_of(*key, at)) : expression(*key, at);
    entries.insert(entries.end(), {&tree_.alias(name), &tree_.alias(expression(*value, at))});
  }
  return tree_.mapping(place_of(node, at), entries);
}

const Node& TerraformEvaluator::list(const SyntaxNode& node, At at) {
  std::vector<Node*> items;
  for (const SyntaxNode& item : node.children()) {
    if (item.is("expression")) items.push_back(&tree_.alias(expression(item, at)));
  }
  return tree_.sequence(place_of(node, at), items);
}

const Node& TerraformEvaluator::call(const SyntaxNode& written, At at) {
  const SyntaxNode call = written.children().front();
  const auto function = call.child("identifier");
  const auto given = call.child("function_arguments");
  const std::string_view name = function ? function->text() : std::string_view();
  if (!given) return computed(written, at);
  const std::vector<SyntaxNode> arguments = given->children();
  const Place place = place_of(written, at);
  if (name == "merge") return merged(arguments, place, at);
  if (name == "concat") return concatenated(arguments, place, at);
  if (name == "format") return formatted(arguments, place, at);
  // They leave a value as it is, or as text that a manifest's or chart's reader would read again.
  constexpr std::string_view kKeeping[] = {"sensitive", "nonsensitive", "tomap",      "toset",
                                           "tolist",    "tostring",     "yamlencode", "jsonencode"};
  const bool keeps = std::find(std::begin(kKeeping), std::end(kKeeping), name) != std::end(kKeeping);
  return keeps && arguments.size() == 1 ? expression(arguments.front(), at) : computed(written, at);
}

const Node& TerraformEvaluator::merged(const std::vector<SyntaxNode>& arguments, Place place, At at) {
  std::vector<Node*> entries;
  for (const SyntaxNode& argument : arguments) {
    const Node* value = argument.is("expression") ? &expression(argument, at) : nullptr;  // `list...`
    if (value != nullptr && value->is_null()) continue;
    if (value == nullptr || !value->is_mapping()) {
      entries.insert(entries.end(), {&computed(argument, at), &computed(argument, at)});
      continue;
    }
    value->for_each_entry([&](const Node& key, const Node& each) {
      if (tree_.size() <= kMostNodes) entries.insert(entries.end(), {&tree_.alias(key), &tree_.alias(each)});
    });
  }
  return tree_.mapping(place, entries);
}

const Node& TerraformEvaluator::concatenated(const std::vector<SyntaxNode>& arguments, Place place, At at) {
  std::vector<Node*> items;
  for (const SyntaxNode& argument : arguments) {
    const Node* value = argument.is("expression") ? &expression(argument, at) : nullptr;
    if (value == nullptr || !value->is_sequence()) items.push_back(&computed(argument, at));
    if (value == nullptr) continue;
    value->for_each_item([&](const Node& each) {
      if (tree_.size() <= kMostNodes) items.push_back(&tree_.alias(each));
    });
  }
  return tree_.sequence(place, items);
}

/// `format("%s-db", var.service)`; of other verbs it is not known what they write.
const Node& TerraformEvaluator::formatted(const std::vector<SyntaxNode>& arguments, Place place, At at) {
  if (arguments.empty() || !arguments.front().is("expression")) return tree_.scalar(std::string(kComputed), place);
  const Node& format = expression(arguments.front(), at);
  if (!format.is_scalar() || is_computed(format)) return tree_.scalar(std::string(kComputed), place);
  const std::string_view pattern = format.resolved().value;
  std::string text;
  std::size_t next = 1;
  for (std::size_t from = 0; from < pattern.size() && text.size() < kLongestText;) {
    if (pattern[from] != '%') {
      text += pattern[from++];
      continue;
    }
    if (pattern.substr(from, 2) != "%s" || next >= arguments.size() || !arguments[next].is("expression"))
      return tree_.scalar(std::string(kComputed), place);
    text += text_in(expression(arguments[next++], at));
    from += 2;
  }
  return tree_.scalar(std::move(text), place);
}

}  // namespace keyref
