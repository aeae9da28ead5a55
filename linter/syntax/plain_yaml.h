#pragma once

#include <string_view>

#include "linter/syntax/parsed_yaml.h"

namespace keyref {

/// Reads the YAML that manifests and inventories mostly are, many times faster than libyaml: mappings and sequences in
/// blocks or brackets, scalars on one line, literal blocks, comments. The same nodes as libyaml's; or false, and what
/// is in `parsed` is of no use: there are anchors, tags, folded texts, tabs …, or a mistake, for which libyaml has the
/// words.
bool read_plain_yaml(FileId file, std::string_view text, ParsedYaml& parsed);

}  // namespace keyref
