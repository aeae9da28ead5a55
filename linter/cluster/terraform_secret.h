#pragma once

#include "linter/base/function_ref.h"
#include "linter/model/secret.h"
#include "linter/syntax/node.h"

namespace keyref {

/// The secrets of a resource in a state (`terraform state pull`, `terraform show -json`) or a plan (`terraform show
/// -json PLAN`); none where it is of another type. `visit` gets the object that has a secret's metadata as well.
void read_terraform_secret(const Node& resource, FunctionRef<void(Secret secret, const Node& metadata)> visit);

}  // namespace keyref
