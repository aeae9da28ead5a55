#pragma once

#include "linter/kubernetes/manifest.h"
#include "linter/terraform/evaluator.h"

namespace keyref {

/// One resource or data source, for one element of its `for_each`.
struct TerraformObject {
  const TerraformBlock& block;
  const Node& body;
  const TerraformIterator* scope = nullptr;
  bool undecided = false;  ///< whether it is made, or how often, is computed
  std::string scope_name;  ///< of its module; names that stay computed are alike within one
};

/// A document that stands for what an object says; it has neither kind nor name yet.
Document document_of(const TerraformObject& object, Place place);

/// What resources of a type say, added to the facts. They know Terraform's words and nothing of HCL.
void read_terraform_secret(const TerraformObject& object, ManifestFacts& facts);
/// `kubernetes_secret_v1_data`: keys for a secret that something else makes.
void read_terraform_secret_data(const TerraformObject& object, ManifestFacts& facts);
/// The data source `kubernetes_secret`: it refers to one.
void read_terraform_secret_source(const TerraformObject& object, ManifestFacts& facts);
/// `data.kubernetes_secret.x.data["KEY"]`: it reads a key.
void read_terraform_key(const TerraformObject& source, const TerraformSyntax& read, ManifestFacts& facts);
/// `kubernetes_deployment` and the like: an object of Kubernetes in Terraform's words.
void read_terraform_workload(const TerraformObject& object, TerraformEvaluator& evaluator, ManifestFacts& facts);
/// `kubernetes_manifest`, `kubectl_manifest`, `helm_release`: a manifest or a chart's values, as objects or as text.
void read_terraform_manifest(const TerraformObject& object, std::string_view text, TerraformEvaluator& evaluator,
                             ManifestFacts& facts);
void read_helm_release(const TerraformObject& object, std::string_view text, TerraformEvaluator& evaluator,
                       ManifestFacts& facts);

/// `aws_secretsmanager_secret`, `aws_ssm_parameter`: made by a resource, asked for by a data source.
void read_terraform_store(const TerraformObject& object, ManifestFacts& facts);
bool is_terraform_store_type(std::string_view type);

/// Is it a type of resource that becomes an object of Kubernetes with references?
bool is_terraform_workload(std::string_view type);

}  // namespace keyref
