// What variables are: values in `*.tfvars`, else their defaults.

#include "linter/base/text.h"
#include "linter/terraform/module.h"

namespace keyref {
namespace {

/// Terraform reads these without being told to.
bool is_read_always(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == "terraform.tfvars" || name == "terraform.tfvars.json" || name.ends_with(".auto.tfvars") ||
         name.ends_with(".auto.tfvars.json");
}

}  // namespace

bool is_terraform_values_name(std::string_view path) {
  return path.ends_with(".tfvars") || path.ends_with(".tfvars.json");
}

void TerraformModule::read_values(FileId file, std::string_view path, std::string_view text) {
  const bool always = is_read_always(path);
  if (path.ends_with(".json")) {
    const YamlStream& stream = streams_.emplace_back(YamlStream::parse(file, text));
    for (const Node* root : stream.documents()) {
      root->for_each_entry([&](const Node& key, const Node& value) {
        set_value(key.resolved().value, always, {file, {}, &value});
      });
    }
    return;
  }
  auto tree = SyntaxTree::parse(tree_sitter_hcl(), text);
  if (!tree) return;
  for (const SyntaxNode& member : terraform_body(trees_.emplace_back(std::move(*tree))).children()) {
    const auto name = member.is("attribute") ? member.child("identifier") : std::nullopt;
    const auto value = member.child("expression");
    if (name && value) set_value(name->text(), always, {file, *value, nullptr});
  }
}

/// Values that are not always read differ between deployments.
void TerraformModule::set_value(std::string_view name, bool always, TerraformSyntax value) {
  std::optional<TerraformSyntax> known;
  if (always) known = value;
  const auto [at, added] = variables_.try_emplace(std::string(name), known);
  if (!added) at->second.reset();
}

const TerraformSyntax* TerraformModule::variable(std::string_view name) const {
  if (const auto set = variables_.find(name); set != variables_.end()) return set->second ? &*set->second : nullptr;
  const auto found = defaults_.find(name);
  return found == defaults_.end() ? nullptr : &found->second;
}

}  // namespace keyref
