#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Where and why a text is no YAML. The message holds no text of the file.
struct YamlError {
  Span span;
  std::string message;
};

/// Nodes, and texts that do not stand in the file as they are.
class YamlNodes {
 public:
  Node& make(Node::Kind kind, FileId file, Span span) {
    if (used_ == kBlock) {
      blocks_.push_back(std::make_unique<Node[]>(kBlock));
      used_ = 0;
    }
    Node& node = blocks_.back()[used_++];
    node.kind = kind;
    node.file = file;
    node.span = span;
    return node;
  }

  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  /// In the order in which they are written.
  void for_each_node(FunctionRef<void(Node&)> visit) {
    for (const auto& block : blocks_) {
      const std::size_t count = &block == &blocks_.back() ? used_ : kBlock;
      for (std::size_t i = 0; i < count; ++i) visit(block[i]);
    }
  }

 private:
  static constexpr std::size_t kBlock = 256;  ///< nodes that are allocated together

  std::vector<std::unique_ptr<Node[]>> blocks_;
  std::size_t used_ = kBlock;
  std::deque<std::string> texts_;
};

/// What a reader of YAML makes of a text.
struct ParsedYaml {
  std::vector<const Node*> documents;  ///< without empty ones
  std::optional<YamlError> error;
  bool has_aliases = false;
  YamlNodes nodes;
};

/// The children of a collection that is being read.
class Children {
 public:
  explicit Children(Node& parent) : parent_(&parent) {}

  Node& parent() const { return *parent_; }
  const Node* last() const { return last_; }
  void add(Node& child) {
    (last_ == nullptr ? parent_->first : last_->next) = &child;
    last_ = &child;
  }
  /// A block ends where its last child does; libyaml ends it where the next thing begins, behind comments.
  void end_block() {
    parent_->span.end =
        last_->span.end + (last_->kind == Node::Kind::scalar && last_->style == ScalarStyle::quoted ? 1 : 0);
  }

 private:
  Node* parent_;
  Node* last_ = nullptr;
};

}  // namespace keyref
