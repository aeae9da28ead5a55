#pragma once

#include <optional>
#include <string_view>

#include "linter/parse/manifest.h"
#include "linter/parse/template_mask.h"
#include "linter/parse/yaml.h"

namespace keyref {

/// Reads a file that is YAML only once its tags are filled in: each branch of its sections is read, and lines that
/// nobody can know here are told. The error, where even the masked text is none.
std::optional<YamlError> read_template(FileId file, std::string_view path, const TemplateMask& mask,
                                       ManifestFacts& facts);

}  // namespace keyref
