#pragma once

#include <string_view>

namespace keyref {

/// May this be the name of a secret in a store beside Kubernetes: letters, digits and `-_./:@`, and no look of a value?
bool is_store_name(std::string_view name);

}  // namespace keyref
