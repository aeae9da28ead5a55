#pragma once

#include <optional>
#include <string_view>

#include "linter/kubernetes/manifest.h"
#include "linter/syntax/yaml.h"
#include "linter/template/mask.h"

namespace keyref {

/// Reads a file that is YAML only once its tags are filled in: each branch of its sections is read, and lines that
/// nobody can know here are told. The error, where even the masked text is none.
std::optional<YamlError> read_template(FileId file, std::string_view path, const TemplateMask& mask,
                                       ManifestFacts& facts);

}  // namespace keyref
