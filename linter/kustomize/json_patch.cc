#include "linter/kustomize/json_patch.h"

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/base/text.h"

namespace keyref::kustomize {
namespace {

using Pointer = std::vector<std::string>;

/// RFC 6901; none where it is no pointer.
std::optional<Pointer> pointer_of(std::string_view text) {
  Pointer pointer;
  if (text.empty()) return pointer;
  if (text.front() != '/') return std::nullopt;
  for (const std::string_view token : split(text.substr(1), '/')) {
    std::string& word = pointer.emplace_back();
    for (std::size_t i = 0; i < token.size(); ++i) {
      const bool escape = token[i] == '~' && i + 1 < token.size();
      word += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
    }
  }
  return pointer;
}

std::optional<std::size_t> index_of(const std::string& word, std::size_t size) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), index);
  if (error != std::errc() || end != word.data() + word.size() || index > size) return std::nullopt;
  return index;
}

const Node* child_at(const Node& node, const std::string& word) {
  if (node.is_mapping()) return node.find(word);
  const std::vector<const Node*> items = items_of(node);
  const auto index = index_of(word, items.size());
  return index && *index < items.size() ? items[*index] : nullptr;
}

const Node* node_at(const Node& root, const Pointer& pointer) {
  const Node* node = &root;
  for (const std::string& word : pointer) {
    if (node != nullptr) node = child_at(*node, word);
  }
  return node;
}

enum class Change { add, replace, remove };

class Patcher {
 public:
  explicit Patcher(Trees& trees) : trees_(trees) {}

  /// Null: it does not fit.
  const Node* apply(const Node& root, const Node& operation) {
    const std::string_view op = operation.text_of("op");
    const auto path = pointer_of(operation.text_of("path"));
    if (!path) return nullptr;
    const Node* value = operation.find("value");
    if (op == "test") return &root;
    if (op == "remove") return change(root, *path, Change::remove, nullptr);
    if (op == "add") return value == nullptr ? nullptr : change(root, *path, Change::add, value);
    if (op == "replace") return value == nullptr ? nullptr : change(root, *path, Change::replace, value);
    const auto from = pointer_of(operation.text_of("from"));
    const Node* source = from ? node_at(root, *from) : nullptr;
    if (source == nullptr || (op != "move" && op != "copy")) return nullptr;
    const Node* rest = op == "move" ? change(root, *from, Change::remove, nullptr) : &root;
    return rest == nullptr ? nullptr : change(*rest, *path, Change::add, source);
  }

 private:
  const Node* change(const Node& node, std::span<const std::string> path, Change how, const Node* value) {
    if (path.empty()) return how == Change::remove ? nullptr : value;
    if (node.is_mapping()) return change_mapping(node, path, how, value);
    return node.is_sequence() ? change_sequence(node, path, how, value) : nullptr;
  }

  const Node* change_mapping(const Node& node, std::span<const std::string> path, Change how, const Node* value) {
    const Node* key = node.find_key(path.front());
    if (path.size() == 1) {
      if (how == Change::remove) return key == nullptr ? nullptr : without(node, path.front());
      if (key == nullptr && how == Change::replace) return nullptr;
      return key == nullptr ? trees_.with(node, path.front(), value) : trees_.with(node, *key, value);
    }
    const Node* child = key == nullptr ? nullptr : change(*key->next, path.subspan(1), how, value);
    return child == nullptr ? nullptr : trees_.with(node, *key, child);
  }

  const Node* change_sequence(const Node& node, std::span<const std::string> path, Change how, const Node* value) {
    std::vector<const Node*> items = items_of(node);
    if (path.size() == 1 && how == Change::add) {
      const auto index = path.front() == "-" ? items.size() : index_of(path.front(), items.size());
      if (!index) return nullptr;
      items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), value);
      return trees_.sequence(node.resolved(), items);
    }
    const auto index = index_of(path.front(), items.size());
    if (!index || *index == items.size()) return nullptr;
    if (path.size() == 1 && how == Change::remove) {
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(*index));
    } else {
      items[*index] = path.size() == 1 ? value : change(*items[*index], path.subspan(1), how, value);
      if (items[*index] == nullptr) return nullptr;
    }
    return trees_.sequence(node.resolved(), items);
  }

  const Node* without(const Node& mapping, const std::string& key) {
    std::vector<Entry> entries = entries_of(mapping);
    std::erase_if(entries, [&](const Entry& entry) { return entry.first->resolved().value == key; });
    return trees_.mapping(mapping.resolved(), entries);
  }

  Trees& trees_;
};

}  // namespace

const Node* json_patch(const Node& object, const Node& operations, Trees& trees) {
  const Node* patched = &object;
  Patcher patcher(trees);
  for (const Node* operation : items_of(operations)) {
    if (trees.is_full() || patched == nullptr || !operation->is_mapping()) return nullptr;
    patched = patcher.apply(*patched, *operation);
  }
  return patched;
}

}  // namespace keyref::kustomize
