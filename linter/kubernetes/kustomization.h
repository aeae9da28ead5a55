#pragma once

#include <optional>
#include <string_view>

#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// kustomization.yaml, kustomization.yml or Kustomization.
bool is_kustomization_name(std::string_view path);

/// What a kustomization at `path` (relative to the root) builds on.
Kustomization read_kustomization(FileId file, std::string_view path, const Node& root);

}  // namespace keyref
