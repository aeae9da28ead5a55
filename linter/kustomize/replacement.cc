#include "linter/kustomize/replacement.h"

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/base/text.h"

namespace keyref::kustomize {
namespace {

using FieldPath = std::vector<std::string>;

/// `spec.template.spec.containers.[name=app].env.0.value`: parts between dots, but not in brackets or behind `\`.
FieldPath field_path_of(std::string_view text) {
  FieldPath path(1);
  bool bracket = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') bracket = true;
    if (text[i] == ']') bracket = false;
    if (text[i] == '\\' && i + 1 < text.size()) {
      path.back() += text[++i];
    } else if (text[i] == '.' && !bracket) {
      path.emplace_back();
    } else {
      path.back() += text[i];
    }
  }
  return path;
}

/// Does an item of a list belong to a part of a path: `*`, an index, or `[key=value]`?
bool selects(std::string_view part, const Node& item, std::size_t index) {
  if (part == "*") return true;
  if (part.starts_with('[') && part.ends_with(']')) {
    const std::size_t equals = part.find('=');
    return equals != std::string_view::npos &&
           item.text_of(part.substr(1, equals - 1)) == part.substr(equals + 1, part.size() - equals - 2);
  }
  return part == std::to_string(index);
}

const Node* node_at(const Node& root, std::span<const std::string> path) {
  if (path.empty()) return &root;
  if (root.is_mapping()) {
    const Node* child = root.find(path.front());
    return child == nullptr ? nullptr : node_at(*child, path.subspan(1));
  }
  std::size_t index = 0;
  for (const Node* item : items_of(root)) {
    if (selects(path.front(), *item, index++)) return node_at(*item, path.subspan(1));
  }
  return nullptr;
}

/// A part of a text between delimiters.
struct Piece {
  std::string_view delimiter;  ///< empty: the text as a whole
  std::size_t index = 0;
};

Piece piece_of(const Node* options) {
  Piece piece;
  if (options == nullptr) return piece;
  piece.delimiter = options->text_of("delimiter");
  const std::string_view index = options->text_of("index");
  std::from_chars(index.data(), index.data() + index.size(), piece.index);
  return piece;
}

std::vector<std::string> split_by(std::string_view text, std::string_view delimiter) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(delimiter); at != std::string_view::npos; at = text.find(delimiter)) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + delimiter.size());
  }
  parts.emplace_back(text);
  return parts;
}

class Replacer {
 public:
  Replacer(const Node& value, const Node* options, Trees& trees)
      : value_(value),
        create_(options != nullptr && options->text_of("create") == "true"),
        piece_(piece_of(options)),
        trees_(trees) {}

  /// The node with the value at the path; itself where the path leads nowhere.
  const Node* set(const Node& node, std::span<const std::string> path) {
    if (path.empty()) return written(node);
    if (node.is_mapping()) {
      const Node* key = node.find_key(path.front());
      if (key != nullptr) return trees_.with(node, *key, set(*key->next, path.subspan(1)));
      return create_ && path.size() == 1 ? trees_.with(node, path.front(), &value_) : &node;
    }
    if (!node.is_sequence()) return &node;
    std::vector<const Node*> items = items_of(node);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (selects(path.front(), *items[i], i)) items[i] = set(*items[i], path.subspan(1));
    }
    return trees_.sequence(node.resolved(), items);
  }

 private:
  const Node* written(const Node& target) {
    if (piece_.delimiter.empty() || !target.is_scalar()) return &value_;
    std::vector<std::string> parts = split_by(target.resolved().value, piece_.delimiter);
    if (piece_.index >= parts.size()) return &target;
    parts[piece_.index] = value_.resolved().value;
    std::string text;
    for (const std::string& part : parts) text += (&part == &parts.front() ? "" : std::string(piece_.delimiter)) + part;
    return trees_.scalar(std::move(text), target.place());
  }

  const Node& value_;
  bool create_;
  Piece piece_;
  Trees& trees_;
};

/// None where it is not at hand.
const Node* value_of(const Node& source, const Resources& resources, Trees& trees) {
  const std::string_view written = source.text_of("fieldPath");
  const FieldPath path = field_path_of(written.empty() ? "metadata.name" : written);
  const Selector selector(source);
  for (const Resource& resource : resources) {
    if (resource.is_patch || !selector.matches(resource)) continue;
    const Node* value = node_at(*resource.object, path);
    const Piece piece = piece_of(source.find("options"));
    if (value == nullptr || !value->is_scalar() || piece.delimiter.empty()) return value;
    const std::vector<std::string> parts = split_by(value->resolved().value, piece.delimiter);
    return piece.index < parts.size() ? trees.scalar(parts[piece.index], value->place()) : nullptr;
  }
  return nullptr;
}

bool is_rejected(const Node& target, const Resource& resource) {
  bool rejected = false;
  if (const Node* list = target.find("reject")) {
    list->for_each_item(
        [&](const Node& item) { rejected = rejected || (item.is_mapping() && Selector(item).matches(resource)); });
  }
  return rejected;
}

}  // namespace

void replace(const Node& replacement, Resources& resources, Trees& trees) {
  const Node* source = replacement.find("source");
  const Node* targets = replacement.find("targets");
  if (source == nullptr || !source->is_mapping() || targets == nullptr) return;
  const Node* value = value_of(*source, resources, trees);
  if (value == nullptr) return;
  targets->for_each_item([&](const Node& target) {
    const Node* select = target.find("select");
    const Node* paths = target.find("fieldPaths");
    if (select == nullptr || !select->is_mapping() || paths == nullptr) return;
    Replacer replacer(*value, target.find("options"), trees);
    for (Resource& resource : resources) {
      if (resource.is_patch || !Selector(*select).matches(resource) || is_rejected(target, resource)) continue;
      for (const Node* path : items_of(*paths)) {
        if (path->is_scalar()) resource.object = replacer.set(*resource.object, field_path_of(path->resolved().value));
      }
    }
  });
}

}  // namespace keyref::kustomize
