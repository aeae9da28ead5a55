// Terraform's secrets and parameters of AWS: resources make them, data sources ask for them.

#include <array>
#include <optional>

#include "linter/kubernetes/declaring.h"
#include "linter/secret/value_shape.h"
#include "linter/terraform/resources.h"

namespace keyref {
namespace {

struct StoreType {
  std::string_view type;
  std::string_view attribute;  ///< that holds the name
  Store store;
};

constexpr std::array kTypes = {StoreType{"aws_secretsmanager_secret", "name", Store::aws_secrets_manager},
                               StoreType{"aws_secretsmanager_secret_version", "secret_id", Store::aws_secrets_manager},
                               StoreType{"aws_ssm_parameter", "name", Store::aws_ssm}};

const StoreType* find_type(std::string_view type) {
  for (const StoreType& each : kTypes) {
    if (each.type == type) return &each;
  }
  return nullptr;
}

}  // namespace

bool is_terraform_store_type(std::string_view type) { return find_type(type) != nullptr; }

void read_terraform_store(const TerraformObject& object, ManifestFacts& facts) {
  const StoreType& type = *find_type(object.block.type);
  const Node* name = object.body.find(type.attribute);
  const std::string shown = name == nullptr || !name->is_scalar() ? std::string() : shown_name(name->resolved().value);
  if (shown.empty()) return;
  Document document = document_of(object, name->place());
  if (object.block.word == "data") {
    StoreReference& reference = document.store_references.emplace_back();
    reference.store = type.store;
    reference.secret = Name({shown, name->place()});
  } else if (type.attribute == "name") {  // a version is of a secret that somebody else makes
    StoreDeclaration& declared = document.declares_in_stores.emplace_back();
    declared.store = type.store;
    declared.secret.name = shown;
    declared.secret.place = name->place();
    declared.secret.keys.known = false;
  }
  facts.documents.push_back(std::move(document));
}

}  // namespace keyref
