#pragma once

#include <string>
#include <vector>

#include "linter/kustomize/trees.h"
#include "linter/source/file_tree.h"

namespace keyref::kustomize {

/// What one entry of secretGenerator or configMapGenerator makes.
struct Generated {
  const Node* object = nullptr;  ///< a Secret or ConfigMap; the values of a Secret are left out. Null: it has no name
  std::string behavior;          ///< create, merge or replace
  bool hashed = true;            ///< its name gets a hash of its content
  bool open_keys = false;        ///< some keys come from a file that is not at hand
};

/// Where a kustomization's paths begin.
struct Folder {
  const FileTree& tree;
  std::string_view path;  ///< relative to the root
};

/// Reads an entry of `secretGenerator` or `configMapGenerator` (`kind`: Secret or ConfigMap); `options`:
/// `generatorOptions`, null for none.
Generated generate(const Node& entry, std::string_view kind, const Node* options, const Folder& folder, Trees& trees);

}  // namespace keyref::kustomize
