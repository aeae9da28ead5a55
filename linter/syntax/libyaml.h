#pragma once

#include <string_view>

#include "linter/syntax/parsed_yaml.h"

namespace keyref {

/// Reads any YAML or JSON. Documents before an error are kept.
void read_with_libyaml(FileId file, std::string_view text, ParsedYaml& parsed);

}  // namespace keyref
