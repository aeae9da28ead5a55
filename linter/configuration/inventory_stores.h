#pragma once

#include <map>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/configuration/schema_reader.h"
#include "linter/model/secret.h"

namespace keyref {

/// Reads an inventory's `stores`: of each store the names of its secrets, and where they hold JSON their keys.
void read_stores(SchemaReader& reader, const Node& node, FunctionRef<void(const Node&, Keys&)> read_keys,
                 std::map<Store, std::vector<Secret>>& stores);

}  // namespace keyref
