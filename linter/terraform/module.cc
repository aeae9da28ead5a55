#include "linter/terraform/module.h"

#include <algorithm>
#include <array>
#include <utility>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// The words behind a block's first one: in quotes or bare.
std::vector<std::string_view> labels_of(const SyntaxNode& block) {
  std::vector<std::string_view> labels;
  for (const SyntaxNode& label : block.children()) {
    if (label.is("identifier")) labels.push_back(label.text());
    if (label.is("string_lit") && label.text().size() >= 2)
      labels.push_back(label.text().substr(1, label.text().size() - 2));
  }
  return labels;
}

std::optional<SyntaxNode> attribute(const SyntaxNode& body, std::string_view word) {
  for (const SyntaxNode& member : body.children()) {
    const auto name = member.is("attribute") ? member.child("identifier") : std::nullopt;
    if (name && name->text() == word) return member.child("expression");
  }
  return {};
}

/// Blocks as they are usually written: from a line that begins with their word to one that is `}`.
std::vector<Span> blocks_by_line(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords = {"resource", "data",     "locals",    "variable", "module",
                                                      "output",   "provider", "terraform", "moved"};
  std::vector<Span> found;
  bool inside = false;
  std::uint32_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return line.starts_with(word); })) {
      inside = true;
      begin = static_cast<std::uint32_t>(at);
    } else if (inside && line.starts_with('}')) {
      found.push_back({begin, static_cast<std::uint32_t>(at + 1)});
      inside = false;
    }
    at = end + 1;
  }
  return found;
}

}  // namespace

SyntaxNode terraform_body(const SyntaxTree& tree) {
  const SyntaxNode root = tree.root();
  return root.child("body").value_or(root);
}

void TerraformModule::add(FileId file, std::string_view path, std::string_view text) {
  if (is_terraform_values_name(path)) return read_values(file, path, text);
  if (path.ends_with(".json")) return add_json(file, text);
  add_hcl(file, text);
}

void TerraformModule::tell(FileId file, Span span) {
  problems_.push_back({Problem::Kind::syntax,
                       Severity::note,
                       {file, span},
                       "this could not be read as Terraform: secrets that it declares or uses may not be known",
                       "`terraform validate` tells what is wrong; secrets that an inventory lists are known"});
}

void TerraformModule::add_hcl(FileId file, std::string_view text) {
  auto tree = SyntaxTree::parse(tree_sitter_hcl(), text);
  if (!tree) return tell(file, {});
  const auto error = tree->first_error();
  if (!error) {
    const SyntaxTree& whole = trees_.emplace_back(std::move(*tree));
    find_reads(file, text, whole);
    return read_body(file, terraform_body(whole));
  }
  // A mistake anywhere may make the parser skip far more than is wrong: each block is read for itself.
  tell(file, *error);
  for (const Span& span : blocks_by_line(text)) {
    if (auto part = SyntaxTree::parse(tree_sitter_hcl(), text, span))
      read_body(file, terraform_body(trees_.emplace_back(std::move(*part))));
  }
}

void TerraformModule::read_body(FileId file, const SyntaxNode& body) {
  for (const SyntaxNode& block : body.children()) {
    if (block.is("block")) read_block(file, block);
  }
}

void TerraformModule::read_block(FileId file, const SyntaxNode& block) {
  const std::vector<std::string_view> labels = labels_of(block);
  const auto body = block.child("body");
  if (!body || labels.empty()) return;
  if (labels[0] == "locals") {
    for (const SyntaxNode& member : body->children()) {
      const auto name = member.is("attribute") ? member.child("identifier") : std::nullopt;
      const auto value = member.child("expression");
      if (name && value) locals_.emplace(name->text(), TerraformSyntax{file, *value, nullptr});
    }
  } else if (labels[0] == "variable" && labels.size() == 2) {
    if (const auto value = attribute(*body, "default")) {
      defaults_.emplace(labels[1], TerraformSyntax{file, *value, nullptr});
    }
  } else if (labels[0] == "module") {
    read_call(*body);
  } else if ((labels[0] == "resource" || labels[0] == "data") && labels.size() == 3) {
    add_block({labels[0], labels[1], labels[2], {file, *body, nullptr}, block.is_broken()});
  }
}

void TerraformModule::find_reads(FileId file, std::string_view text, const SyntaxTree& tree) {
  constexpr std::string_view kRead = "data.kubernetes_secret";
  if (text.find(kRead) == std::string_view::npos) return;
  tree.for_each("expression", [&](const SyntaxNode& node) {
    if (node.text().starts_with(kRead)) reads_.push_back({file, node, nullptr});
  });
}

void TerraformModule::read_call(const SyntaxNode& body) {
  TerraformCall& call = calls_.emplace_back();
  for (const SyntaxNode& member : body.children()) {
    const auto name = member.is("attribute") ? member.child("identifier") : std::nullopt;
    const auto value = member.child("expression");
    if (!name || !value) continue;
    const std::string_view text = value->text();
    if (name->text() == "source" && text.size() >= 2) call.source = text.substr(1, text.size() - 2);
    call.arguments.emplace_back(name->text());
  }
}

void TerraformModule::add_json(FileId file, std::string_view text) {
  const YamlStream& stream = streams_.emplace_back(YamlStream::parse(file, text));
  if (stream.error()) tell(file, stream.error()->span);
  for (const Node* root : stream.documents()) {
    for (const std::string_view word : {"resource", "data"}) {
      if (const Node* types = root->find(word)) read_json_blocks(file, word, *types);
    }
    if (const Node* modules = root->find("module")) {
      modules->for_each_entry([&](const Node&, const Node& module) {
        TerraformCall& call = calls_.emplace_back();
        call.source = module.text_of("source");
        module.for_each_entry([&](const Node& key, const Node&) { call.arguments.emplace_back(key.resolved().value); });
      });
    }
    if (const Node* locals = root->find("locals")) {
      locals->for_each_entry([&](const Node& key, const Node& value) {
        locals_.emplace(key.resolved().value, TerraformSyntax{file, {}, &value});
      });
    }
    if (const Node* variables = root->find("variable")) {
      variables->for_each_entry([&](const Node& key, const Node& variable) {
        const Node* value = variable.find("default");
        if (value != nullptr) defaults_.emplace(key.resolved().value, TerraformSyntax{file, {}, value});
      });
    }
  }
}

/// Bodies by type and name; a body may stand in a list.
void TerraformModule::read_json_blocks(FileId file, std::string_view word, const Node& types) {
  types.for_each_entry([&](const Node& type, const Node& names) {
    names.for_each_entry([&](const Node& name, const Node& body) {
      const auto take = [&](const Node& each) {
        if (each.is_mapping())
          add_block({word, type.resolved().value, name.resolved().value, {file, {}, &each}, false});
      };
      if (body.is_mapping()) take(body);
      body.for_each_item(take);
    });
  });
}

void TerraformModule::add_block(const TerraformBlock& block) {
  const TerraformBlock& added = blocks_.emplace_back(block);
  by_address_.emplace(std::tuple(added.word, added.type, added.name), &added);
}

const TerraformBlock* TerraformModule::find(std::string_view word, std::string_view type, std::string_view name) const {
  const auto found = by_address_.find({word, type, name});
  return found == by_address_.end() ? nullptr : found->second;
}

const TerraformSyntax* TerraformModule::local(std::string_view name) const {
  const auto found = locals_.find(name);
  return found == locals_.end() ? nullptr : &found->second;
}

}  // namespace keyref
