#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/configuration/schema_problem.h"
#include "linter/model/baseline.h"

namespace keyref {

/// Reads a baseline's file. The entries are sorted, each there once.
std::vector<BaselineEntry> parse_baseline(FileId file, std::string_view text, std::vector<SchemaProblem>& problems);

/// The text of a baseline's file: YAML, one entry a line, so that git merges it by lines.
std::string write_baseline(std::vector<BaselineEntry> entries);

/// Is this a baseline without a mistake, whatever it is called? It holds no values.
bool is_baseline(std::string_view text);

}  // namespace keyref
