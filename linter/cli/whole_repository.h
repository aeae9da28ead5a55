#pragma once

#include <memory>
#include <utility>

#include "linter/cli/repository.h"
#include "linter/cli/root.h"
#include "linter/source/file_tree.h"

namespace keyref {

/// All of the repository that the current folder is in, for commands that speak of nothing less.
struct WholeRepository {
  WholeRepository(Root root, const InputOptions& options)
      : tree(root.folder), repository({std::move(root), tree, std::nullopt}, options) {}

  WorkTree tree;
  Repository repository;
};

/// Null: why there is none has been told.
std::unique_ptr<WholeRepository> find_whole_repository(const InputOptions& options);

}  // namespace keyref
