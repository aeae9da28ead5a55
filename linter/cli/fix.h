#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/cli/root.h"
#include "linter/lint/fix.h"
#include "linter/source/sources.h"

namespace keyref {

/// The fixes of one file, and the bytes that it has and will have.
struct FilePatch {
  std::string path;  ///< relative to the root
  std::vector<Fix> fixes;
  std::string before;
  std::string after;
};

/// What --fix would write. A file that is not what its text was read from is left out, which is told on standard error.
std::vector<FilePatch> make_patches(const Root& root, const Sources& sources, std::vector<Fix> fixes);

/// Writes them, each by rename. The number of findings that are mended; none where something could not be written,
/// which is told.
std::optional<std::size_t> write_patches(const Root& root, const std::vector<FilePatch>& patches);

}  // namespace keyref
