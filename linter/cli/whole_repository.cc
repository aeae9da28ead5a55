#include "linter/cli/whole_repository.h"

#include <string>

#include "linter/cli/tell.h"

namespace keyref {

std::unique_ptr<WholeRepository> find_whole_repository(const InputOptions& options) {
  auto root = find_root({}, options.config);
  if (!root) {
    tell(ExitCode::usage, root.error().message);
    return nullptr;
  }
  root->targets = {{std::string(), true}};
  return std::make_unique<WholeRepository>(std::move(*root), options);
}

}  // namespace keyref
